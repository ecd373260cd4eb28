package io.headroom.forecast.explanation;

import io.headroom.forecast.explanation.Attributions.Quadrature;
import io.headroom.forecast.explanation.Line.Part;
import io.headroom.forecast.explanation.Line.Place;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Integrated gradients (Sundararajan, Taly and Yan 2017, equation 1): an input x_i is given (x_i -
 * b_i) times the mean of the derivative by it along the straight line from a baseline b to x. All
 * together are given f(x) - f(b): the method is complete, and by how much the sum misses it says
 * how exact the integral is.
 *
 * <p>Quadrature is Gauss and Legendre's, its order doubled until the sum is complete and no
 * attribution moves any more. That is soon where the network is smooth. ReLU's kinks, at which the
 * gradient jumps, would need a higher order than {@value #LARGEST_ORDER}: then the line is cut,
 * time after time that part in half whose own sum misses its own change the most, until these
 * errors together are small enough. If they are not with {@value #MOST_PARTS} parts, the result
 * says that it is not complete.
 */
public final class IntegratedGradients {
  /** How far attributions may be from adding up, relative to what is to be shared out. */
  public static final double TOLERANCE = 1e-6;

  /** A difference below this, a hundredth of a percent of variance, counts as this large. */
  public static final double FLOOR = 1e-4;

  static final int LARGEST_ORDER = 128;
  static final int MOST_PARTS = 4_096;

  private static final int FIRST_ORDER = 8;
  private static final int ORDER_OF_PARTS = 4;

  private IntegratedGradients() {}

  /**
   * Shares out the difference between a function's values.
   *
   * @param shape of input and baseline, for the sums of the result
   * @param input row-major
   * @param baseline as long
   * @throws IllegalArgumentException if a length does not fit or a value is not finite
   */
  public static Attributions of(
      Differentiable function, RowShape shape, double[] input, double[] baseline) {
    check("input", input, shape, function);
    check("baseline", baseline, shape, function);
    Line line = new Line(function, baseline, input);
    Place start = line.place(0);
    Place end = line.place(1);
    check("baseline", start);
    check("input", end);
    return new Integral(line, shape, start, end).doubled();
  }

  static double tolerance(double difference) {
    return TOLERANCE * Math.max(Math.abs(difference), FLOOR);
  }

  /** One line's. */
  private static final class Integral {
    private final Line line;
    private final RowShape shape;
    private final Place start;
    private final Place end;
    private final double tolerance;

    Integral(Line line, RowShape shape, Place start, Place end) {
      this.line = line;
      this.shape = shape;
      this.start = start;
      this.end = end;
      tolerance = tolerance(end.value() - start.value());
    }

    Attributions doubled() {
      Part before = line.part(start, end, new GaussLegendre(FIRST_ORDER));
      for (int order = 2 * FIRST_ORDER; order <= LARGEST_ORDER; order *= 2) {
        Part part = line.part(start, end, new GaussLegendre(order));
        if (part.error() <= tolerance && largestMove(before, part) <= tolerance) {
          return result(new Quadrature(order, 1, true), part.byInput());
        }
        before = part;
      }
      return cut();
    }

    private Attributions cut() {
      GaussLegendre rule = new GaussLegendre(ORDER_OF_PARTS);
      PriorityQueue<Part> worstFirst = new PriorityQueue<>(worstFirst());
      worstFirst.add(line.part(start, end, rule));
      while (errors(worstFirst) > tolerance && worstFirst.size() < MOST_PARTS) {
        Part worst = worstFirst.remove();
        Place middle = line.place(0.5 * (worst.start().at() + worst.end().at()));
        worstFirst.add(line.part(worst.start(), middle, rule));
        worstFirst.add(line.part(middle, worst.end(), rule));
      }
      boolean complete = errors(worstFirst) <= tolerance;
      List<Part> inOrder = worstFirst.stream().sorted(fromTheStart()).toList();
      return result(new Quadrature(ORDER_OF_PARTS, inOrder.size(), complete), sum(inOrder));
    }

    private double[] sum(List<Part> parts) {
      double[] sum = new double[shape.length()];
      parts.forEach(part -> Tables.add(part.byInput(), sum));
      return sum;
    }

    private Attributions result(Quadrature quadrature, double[] values) {
      return new Attributions(shape, end.value(), start.value(), quadrature, values);
    }
  }

  private static Comparator<Part> worstFirst() {
    return Comparator.comparingDouble(Part::error).reversed().thenComparing(fromTheStart());
  }

  private static Comparator<Part> fromTheStart() {
    return Comparator.comparingDouble(part -> part.start().at());
  }

  private static double errors(PriorityQueue<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.error();
    }
    return sum;
  }

  private static double largestMove(Part before, Part part) {
    double largest = 0;
    for (int i = 0; i < part.byInput().length; i++) {
      largest = Math.max(largest, Math.abs(part.byInput()[i] - before.byInput()[i]));
    }
    return largest;
  }

  private static void check(String what, double[] values, RowShape shape, Differentiable function) {
    if (values.length != shape.length() || values.length != function.inputs()) {
      throw new IllegalArgumentException(
          what
              + ": length="
              + values.length
              + ": expected "
              + function.inputs()
              + " for the network, "
              + shape.length()
              + " for "
              + shape);
    }
  }

  private static void check(String what, Place place) {
    if (!Double.isFinite(place.value())) {
      throw new IllegalArgumentException(
          what
              + ": the network's residual is "
              + place.value()
              + ": expected a finite number; look for one that is not finite in the "
              + what);
    }
  }
}
