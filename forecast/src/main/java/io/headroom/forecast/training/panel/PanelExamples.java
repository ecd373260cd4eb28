package io.headroom.forecast.training.panel;

import java.util.List;

/**
 * What a network learns from or is judged on: for each date the inputs of all instruments and what
 * the network should say of each.
 *
 * <p>A label is t = ln(y / h), y the variance and h the linear model's forecast of it; NaN where
 * there is none, which weighs nothing.
 */
public final class PanelExamples {
  private final RowShape shape;
  private final List<float[]> inputs;
  private final List<float[]> labels;
  private final String hash;

  private PanelExamples(RowShape shape, List<float[]> inputs, List<float[]> labels) {
    this.shape = shape;
    this.inputs = inputs;
    this.labels = labels;
    hash = DataHash.of(shape, inputs, labels);
  }

  /**
   * Examples of these numbers, which are copied.
   *
   * @param inputs for each date {@code [instruments][steps][features]}, row-major; an instrument
   *     without label needs finite inputs too, whatever they are
   * @param labels for each date one of each instrument
   * @throws IllegalArgumentException if there is no date, a length does not fit, an input is not
   *     finite, a label is infinite, or all are missing
   */
  public static PanelExamples of(RowShape shape, List<float[]> inputs, List<float[]> labels) {
    ExampleChecks.check(shape, inputs, labels);
    return new PanelExamples(
        shape,
        inputs.stream().map(float[]::clone).toList(),
        labels.stream().map(float[]::clone).toList());
  }

  /**
   * The dates from the first up to, not including, the second; they share their memory with these.
   *
   * @throws IllegalArgumentException if there is no date or no label among them
   */
  public PanelExamples dates(int from, int to) {
    List<float[]> chosen = inputs.subList(from, to);
    List<float[]> chosenLabels = labels.subList(from, to);
    ExampleChecks.check(shape, chosen, chosenLabels);
    return new PanelExamples(shape, List.copyOf(chosen), List.copyOf(chosenLabels));
  }

  /** The shape of a date. */
  public RowShape shape() {
    return shape;
  }

  /** How many dates. */
  public int dates() {
    return inputs.size();
  }

  /** SHA-256 of shape, inputs and labels, in hexadecimal. */
  public String hash() {
    return hash;
  }

  /** Of one date {@code [instruments][steps][features]}; not to be changed. */
  float[] inputs(int date) {
    return inputs.get(date);
  }

  /** Of one date, NaN where there is none; not to be changed. */
  float[] labels(int date) {
    return labels.get(date);
  }
}
