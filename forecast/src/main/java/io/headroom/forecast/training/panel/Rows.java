package io.headroom.forecast.training.panel;

import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Puts dates together into batches. */
final class Rows {
  private final PanelExamples examples;
  private final double largestError;

  /**
   * @param largestError at which labels are cut, either way
   */
  Rows(PanelExamples examples, double largestError) {
    this.examples = examples;
    this.largestError = largestError;
  }

  /** Numbers of the dates that have a label. */
  int[] labelled() {
    return IntStream.range(0, examples.dates()).filter(this::isLabelled).toArray();
  }

  private boolean isLabelled(int date) {
    for (float label : examples.labels(date)) {
      if (!Float.isNaN(label)) {
        return true;
      }
    }
    return false;
  }

  /** The dates from one index of the list up to, not including, another. */
  Batch batch(int[] dates, int from, int to) {
    RowShape shape = examples.shape();
    int rows = to - from;
    float[] inputs = new float[rows * shape.length()];
    float[] labels = new float[rows * shape.instruments()];
    for (int row = 0; row < rows; row++) {
      int date = dates[from + row];
      System.arraycopy(examples.inputs(date), 0, inputs, row * shape.length(), shape.length());
      cut(examples.labels(date), labels, row * shape.instruments());
    }
    return new Batch(shape, rows, inputs, labels);
  }

  /** What is not a number stays so. */
  private void cut(float[] labels, float[] to, int at) {
    float largest = (float) largestError;
    for (int i = 0; i < labels.length; i++) {
      to[at + i] = Math.max(-largest, Math.min(largest, labels[i]));
    }
  }

  /** Adds normal noise to a batch's inputs. */
  static void addNoise(Batch batch, double deviation, RandomGenerator random) {
    float[] inputs = batch.inputs();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] += (float) (deviation * random.nextGaussian());
    }
  }

  /** Fisher and Yates. */
  static void shuffle(int[] numbers, RandomGenerator random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }
}
