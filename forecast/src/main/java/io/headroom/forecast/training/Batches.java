package io.headroom.forecast.training;

import io.headroom.forecast.network.FeatureScaling;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples as Deeplearning4j takes them: {@code [examples][features][steps]} and one label each.
 */
final class Batches {
  private final int features;
  private final int steps;
  private final float[][] windows;
  private final float[] labels;
  private final double[] logRatios;

  /**
   * @param largestError beyond which labels, but not {@link #logRatio}, are cut off
   */
  Batches(List<Example> examples, FeatureScaling scaling, double largestError) {
    features = scaling.features();
    steps = examples.get(0).window().length / features;
    windows = new float[examples.size()][];
    labels = new float[examples.size()];
    logRatios = new double[examples.size()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = featuresFirst(scaling.scale(examples.get(i).window()));
      logRatios[i] = examples.get(i).logRatio();
      labels[i] = (float) Math.max(-largestError, Math.min(largestError, logRatios[i]));
    }
  }

  int size() {
    return windows.length;
  }

  /** What the network should say of each example. */
  double logRatio(int example) {
    return logRatios[example];
  }

  /** The windows of examples, in the order of their numbers. */
  INDArray windows(int[] examples) {
    float[] all = new float[examples.length * features * steps];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(windows[examples[i]], 0, all, i * features * steps, features * steps);
    }
    return Nd4j.createFromArray(all).reshape('c', examples.length, features, steps);
  }

  /** The labels of examples, in the order of their numbers. */
  INDArray labels(int[] examples) {
    float[] chosen = new float[examples.length];
    for (int i = 0; i < examples.length; i++) {
      chosen[i] = labels[examples[i]];
    }
    return Nd4j.createFromArray(chosen).reshape('c', examples.length, 1);
  }

  private float[] featuresFirst(double[] scaled) {
    float[] turned = new float[scaled.length];
    for (int step = 0; step < steps; step++) {
      for (int feature = 0; feature < features; feature++) {
        turned[feature * steps + step] = (float) scaled[step * features + feature];
      }
    }
    return turned;
  }
}
