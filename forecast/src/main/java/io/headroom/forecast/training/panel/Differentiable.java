package io.headroom.forecast.training.panel;

/** A network in Deeplearning4j whose weights are handed in; belongs to one thread. */
interface Differentiable {
  /** Takes these weights from now on. */
  void load(double[] weights);

  /**
   * The sum of QLIKE over the labels of a batch and its derivative by each weight.
   *
   * @param gradient as many as there are weights, written
   */
  double gradient(Batch batch, double[] gradient);

  /** What the network says of each instrument of each row: {@code [rows][instruments]}. */
  double[] outputs(Batch batch);
}
