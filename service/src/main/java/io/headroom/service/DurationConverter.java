package io.headroom.service;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time above 0, such as 90s, 2m or 1h. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    Duration length;
    try {
      length = Lifetime.parse(value);
    } catch (IllegalArgumentException e) {
      length = Duration.ZERO;
    }
    if (length.isZero()) {
      throw new TypeConversionException(
          "'" + value + "': expected a length of time above 0, such as 90s, 2m or 1h");
    }
    return length;
  }
}
