package io.headroom.forecast.training;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * QLIKE (Patton 2011), y / f - ln(y / f) - 1, of the forecast f = h exp(r) for the variance y.
 *
 * <p>The layer's output is r, the label t = ln(y / h); so with u = t - r the loss is exp(u) - u - 1
 * and its derivative by r is 1 - exp(u). It is 0 where the forecast is right, and weighs a forecast
 * that is too low more than one that is too high.
 */
public final class Qlike implements ILossFunction {
  private static final long serialVersionUID = 1L;

  /** The loss of one forecast in plain Java. */
  public static double loss(double logRatio, double residual) {
    double error = logRatio - residual;
    return StrictMath.exp(error) - error - 1;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray error = error(labels, preOutput, activation, mask);
    return Transforms.exp(error, true).subi(error).subi(1).sum(true, 1);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray error = error(labels, preOutput, activation, mask);
    INDArray byOutput = Transforms.exp(error, false).rsubi(1);
    return activation.backprop(preOutput, byOutput).getFirst();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "QLIKE of h exp(r)";
  }

  private static INDArray error(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    if (mask != null) {
      throw new IllegalArgumentException("no mask is expected: each window has its whole length");
    }
    INDArray residual = activation.getActivation(preOutput.dup(), true);
    return labels.sub(residual);
  }
}
