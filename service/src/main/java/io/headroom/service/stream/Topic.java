package io.headroom.service.stream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a subscription may be about. */
public enum Topic {
  /** Assessments. */
  RISK,
  /** Limits with their headroom, changes of state and breaches. */
  LIMITS,
  /** Volatility forecasts: market data, not bound to a scope. */
  FORECASTS;

  /** The topic of a name such as {@code limits}. */
  static Optional<Topic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.text().equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Topic::text).collect(Collectors.joining(", "));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
