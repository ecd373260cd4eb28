package io.headroom.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person or program is to the firm. */
public enum Role {
  /** Sees the desks named in the token, and their books. */
  TRADER,
  /** Sees every scope. */
  RISK_MANAGER,
  /** Sees every scope. */
  AUDITOR,
  /** Brings ticks in; sees nothing. */
  FEED;

  /** The role of a name such as {@code risk-manager}. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.text().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Role::text).collect(Collectors.joining(", "));
  }

  /** How it is written in tokens and options. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
