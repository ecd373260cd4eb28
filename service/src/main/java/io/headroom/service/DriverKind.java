package io.headroom.service;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** On how many threads sequencer and engine run. */
enum DriverKind {
  LOCK_STEP,
  THREADED;

  static final class Converter implements ITypeConverter<DriverKind> {
    @Override
    public DriverKind convert(String value) {
      return switch (value) {
        case "lock-step" -> LOCK_STEP;
        case "threaded" -> THREADED;
        default ->
            throw new TypeConversionException("'" + value + "': lock-step or threaded is expected");
      };
    }
  }
}
