package io.headroom.forecast.training.panel;

import io.headroom.forecast.training.Qlike;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a network, as it is, makes of examples. */
final class Judge {
  /** Dates that are computed at once, for the memory's sake. */
  private static final int DATES = 64;

  private static final int VECTORS = 3;

  private final PanelExamples examples;
  private final Rows rows;
  private final int[] labelled;

  /**
   * @param largestError at which labels are cut, either way
   */
  Judge(PanelExamples examples, double largestError) {
    this.examples = examples;
    rows = new Rows(examples, largestError);
    labelled = rows.labelled();
  }

  /** Mean QLIKE over all labels. */
  double loss(Differentiable network) {
    double sum = 0;
    int count = 0;
    for (int from = 0; from < labelled.length; from += DATES) {
      Batch batch = rows.batch(labelled, from, Math.min(from + DATES, labelled.length));
      sum += sum(batch.labels(), network.outputs(batch));
      count += batch.labelled();
    }
    return sum / count;
  }

  private static double sum(float[] labels, double[] outputs) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      if (!Float.isNaN(labels[i])) {
        sum += Qlike.loss(labels[i], outputs[i]);
      }
    }
    return sum;
  }

  /** Dates spread over all with the network's outputs. */
  List<RowVector> vectors(Differentiable network) {
    int count = Math.min(VECTORS, examples.dates());
    int[] dates =
        IntStream.range(0, count).map(i -> (int) ((long) i * examples.dates() / count)).toArray();
    double[] outputs = network.outputs(rows.batch(dates, 0, count));
    int instruments = examples.shape().instruments();
    List<RowVector> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] row = new float[instruments];
      for (int k = 0; k < instruments; k++) {
        row[k] = (float) outputs[i * instruments + k];
      }
      vectors.add(new RowVector(examples.inputs(dates[i]), row));
    }
    return vectors;
  }
}
