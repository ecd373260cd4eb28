package io.headroom.forecast.explanation;

/**
 * The straight line from a baseline, at 0, to an input, at 1, and what a function does along it.
 */
final class Line {
  private final Differentiable function;
  private final double[] baseline;
  private final double[] input;

  Line(Differentiable function, double[] baseline, double[] input) {
    this.function = function;
    this.baseline = baseline;
    this.input = input;
  }

  /** A part of the line, and how the function's change along it is shared out. */
  static final class Part {
    private final Place start;
    private final Place end;
    private final double[] byInput;
    private final double error;

    private Part(Place start, Place end, double[] byInput) {
      this.start = start;
      this.end = end;
      this.byInput = byInput;
      double sum = 0;
      for (double value : byInput) {
        sum += value;
      }
      error = Math.abs(sum - (end.value() - start.value()));
    }

    Place start() {
      return start;
    }

    Place end() {
      return end;
    }

    /** How much of the change each input is given; not to be changed. */
    double[] byInput() {
      return byInput;
    }

    /** How far what is given is from the change. */
    double error() {
      return error;
    }
  }

  /**
   * A point of the line.
   *
   * @param at from 0 to 1
   * @param value of the function there
   */
  record Place(double at, double value) {}

  /** A point, both ends exactly. */
  Place place(double at) {
    return new Place(at, function.at(point(at)).value());
  }

  /** The integrals of the gradient from one place to another, by a rule. */
  Part part(Place start, Place end, GaussLegendre rule) {
    double length = end.at() - start.at();
    double[] byInput = new double[input.length];
    for (int node = 0; node < rule.order(); node++) {
      Slope slope = function.at(point(start.at() + length * rule.node(node)));
      double weight = length * rule.weight(node);
      for (int i = 0; i < byInput.length; i++) {
        byInput[i] += weight * slope.by(i) * (input[i] - baseline[i]);
      }
    }
    return new Part(start, end, byInput);
  }

  private double[] point(double at) {
    if (at == 1) {
      return input;
    }
    double[] point = new double[input.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = baseline[i] + at * (input[i] - baseline[i]);
    }
    return point;
  }
}
