package io.headroom.forecast.training.panel;

import java.util.List;

/** What must hold of examples. */
final class ExampleChecks {
  private ExampleChecks() {}

  static void check(RowShape shape, List<float[]> inputs, List<float[]> labels) {
    Checks.require(!inputs.isEmpty(), "examples: dates", inputs.size(), "at least 1");
    Checks.require(
        labels.size() == inputs.size(),
        "examples: dates with labels",
        labels.size(),
        "as many as have inputs, " + inputs.size());
    boolean labelled = false;
    for (int date = 0; date < inputs.size(); date++) {
      checkInputs(date, inputs.get(date), shape.length());
      labelled |= checkLabels(date, labels.get(date), shape.instruments());
    }
    Checks.require(labelled, "examples: labels", "none", "at least one that is not NaN");
  }

  private static void checkInputs(int date, float[] inputs, int length) {
    requireLength("inputs of date " + date, inputs, length);
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(inputs[i])) {
        throw new IllegalArgumentException(
            "inputs of date " + date + ": [" + i + "]=" + inputs[i] + ": expected a finite number");
      }
    }
  }

  private static boolean checkLabels(int date, float[] labels, int length) {
    requireLength("labels of date " + date, labels, length);
    boolean labelled = false;
    for (int i = 0; i < length; i++) {
      labelled |= !Float.isNaN(labels[i]);
      if (Float.isInfinite(labels[i])) {
        throw new IllegalArgumentException(
            "labels of date "
                + date
                + ": ["
                + i
                + "]="
                + labels[i]
                + ": expected a finite number, or NaN where there is no label");
      }
    }
    return labelled;
  }

  private static void requireLength(String what, float[] values, int length) {
    Checks.require(values.length == length, what + ": length", values.length, "" + length);
  }
}
