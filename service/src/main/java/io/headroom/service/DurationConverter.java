package io.headroom.service;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time such as 90s, 2m or 1h. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String value) {
    Matcher matcher = LENGTH.matcher(value);
    Duration length = matcher.matches() ? length(matcher) : Duration.ZERO;
    if (length.isZero()) {
      throw new TypeConversionException(
          "'" + value + "': expected a length of time above 0, such as 90s, 2m or 1h");
    }
    return length;
  }

  private static Duration length(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
