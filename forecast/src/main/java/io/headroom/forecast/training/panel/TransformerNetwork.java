package io.headroom.forecast.training.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A Transformer's graph, its weights handed in. */
final class TransformerNetwork implements Differentiable {
  private final List<Tensor> tensors;
  private final RowShape row;
  private final NdArrays arrays;
  private final SameDiff graph = SameDiff.create();
  private final List<String> names = new ArrayList<>();

  TransformerNetwork(TransformerArchitecture architecture, DataType precision) {
    tensors = architecture.tensors();
    row = architecture.row();
    arrays = new NdArrays(precision);
    for (Tensor tensor : tensors) {
      graph.var(tensor.name(), Nd4j.zeros(precision, shape(tensor)));
      names.add(tensor.name());
    }
    TransformerGraph.draw(architecture, graph, precision);
  }

  /** Rows of biases and gains are vectors to SameDiff. */
  private static long[] shape(Tensor tensor) {
    boolean vector = tensor.rows() == 1 && !tensor.decays();
    return vector ? new long[] {tensor.columns()} : new long[] {tensor.rows(), tensor.columns()};
  }

  @Override
  public void load(double[] weights) {
    int at = 0;
    for (Tensor tensor : tensors) {
      SDVariable variable = graph.getVariable(tensor.name());
      variable.getArr().assign(arrays.of(weights, at, shape(tensor)));
      at += tensor.length();
    }
  }

  @Override
  public double gradient(Batch batch, double[] gradient) {
    OutAndGrad results =
        graph.calculateGradientsAndOutputs(
            placeholders(batch), List.of(TransformerGraph.LOSS), names);
    int at = 0;
    for (Tensor tensor : tensors) {
      NdArrays.read(results.getGradients().get(tensor.name()), gradient, at);
      at += tensor.length();
    }
    return results.getOutputs().get(TransformerGraph.LOSS).getDouble(0);
  }

  @Override
  public double[] outputs(Batch batch) {
    Map<String, INDArray> results =
        graph.output(
            Map.of(TransformerGraph.TOKENS, tokens(batch)), List.of(TransformerGraph.RESIDUAL));
    double[] outputs = new double[batch.labels().length];
    NdArrays.read(results.get(TransformerGraph.RESIDUAL), outputs, 0);
    return outputs;
  }

  private Map<String, INDArray> placeholders(Batch batch) {
    int count = batch.labels().length;
    float[] labels = new float[count];
    float[] present = new float[count];
    for (int i = 0; i < count; i++) {
      boolean missing = Float.isNaN(batch.labels()[i]);
      labels[i] = missing ? 0 : batch.labels()[i];
      present[i] = missing ? 0 : 1;
    }
    Map<String, INDArray> placeholders = new HashMap<>();
    placeholders.put(TransformerGraph.TOKENS, tokens(batch));
    placeholders.put(TransformerGraph.LABELS, arrays.of(labels, count, 1));
    placeholders.put(TransformerGraph.PRESENT, arrays.of(present, count, 1));
    return placeholders;
  }

  private INDArray tokens(Batch batch) {
    int tokens = batch.rows() * row.instruments() * row.steps();
    return arrays.of(batch.inputs(), tokens, row.features());
  }
}
