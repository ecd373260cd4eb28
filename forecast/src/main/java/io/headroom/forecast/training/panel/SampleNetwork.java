package io.headroom.forecast.training.panel;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that sees one instrument at a time: each instrument of each row is a sample. Samples
 * without label are not even computed in training.
 */
final class SampleNetwork implements Differentiable {
  private final SampleModel model;
  private final List<Tensor> tensors;
  private final NdArrays arrays;

  SampleNetwork(SampleModel model, List<Tensor> tensors, DataType precision) {
    this.model = model;
    this.tensors = tensors;
    arrays = new NdArrays(precision);
  }

  @Override
  public void load(double[] weights) {
    int at = 0;
    for (Tensor tensor : tensors) {
      INDArray array = model.weights().get(tensor.name());
      array.assign(arrays.of(weights, at, array.shape()));
      at += tensor.length();
    }
  }

  @Override
  public double gradient(Batch batch, double[] gradient) {
    int[] samples =
        IntStream.range(0, batch.labels().length)
            .filter(i -> !Float.isNaN(batch.labels()[i]))
            .toArray();
    double loss = model.learn(inputs(batch, samples), labels(batch, samples)) * samples.length;
    int at = 0;
    for (Tensor tensor : tensors) {
      NdArrays.read(model.gradients().get(tensor.name()), gradient, at);
      at += tensor.length();
    }
    return loss;
  }

  @Override
  public double[] outputs(Batch batch) {
    int[] samples = IntStream.range(0, batch.labels().length).toArray();
    double[] outputs = new double[samples.length];
    NdArrays.read(model.outputs(inputs(batch, samples)), outputs, 0);
    return outputs;
  }

  private INDArray labels(Batch batch, int[] samples) {
    float[] labels = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      labels[i] = batch.labels()[samples[i]];
    }
    return arrays.of(labels, samples.length, 1);
  }

  /** {@code [samples][features][steps]}, as Deeplearning4j takes sequences. */
  private INDArray inputs(Batch batch, int[] samples) {
    int steps = batch.shape().steps();
    int features = batch.shape().features();
    float[] turned = new float[samples.length * steps * features];
    int at = 0;
    for (int sample : samples) {
      int from = sample * steps * features;
      for (int feature = 0; feature < features; feature++) {
        for (int step = 0; step < steps; step++) {
          turned[at++] = batch.inputs()[from + step * features + feature];
        }
      }
    }
    return arrays.of(turned, samples.length, features, steps);
  }
}
