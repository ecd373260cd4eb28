package io.headroom.service.report;

/**
 * From values to places in a drawing.
 *
 * @param from value at the start
 * @param to value at the end
 * @param start place
 * @param end place; before the start where values grow upwards
 */
record Scale(double from, double to, double start, double end, boolean logarithmic) {
  static Scale linear(double from, double to, double start, double end) {
    return new Scale(from, to, start, end, false);
  }

  /** Of values above zero. */
  static Scale logarithmic(double from, double to, double start, double end) {
    return new Scale(from, to, start, end, true);
  }

  double at(double value) {
    double share =
        logarithmic
            ? StrictMath.log(value / from) / StrictMath.log(to / from)
            : (value - from) / (to - from);
    return start + share * (end - start);
  }

  /** A place as it is written in a drawing. */
  String place(double value) {
    return Numbers.place(at(value));
  }

  boolean holds(double value) {
    return value >= from && value <= to;
  }
}
