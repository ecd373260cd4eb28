package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.Convolution;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.training.Qlike;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Causal convolutions, the last time step and a linear layer as a {@link ComputationGraph}, for
 * residuals are branches.
 */
record CausalCnnArchitecture(CausalCnnShape shape, RowShape row) implements Architecture {
  private static final String INPUT = "in";
  private static final String LAYER = "layer";
  private static final String SUM = "sum";
  private static final String LAST = "last";
  private static final String HEAD = "head";

  @Override
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      ConvolutionShape layer = shape.layers().get(i);
      int inner = layer.kernel() * inputs(i);
      Start start = Start.glorot(inner, layer.kernel() * layer.channels());
      tensors.add(Tensor.weights(LAYER + i + "_W", inner, layer.channels(), start));
      tensors.add(Tensor.row(LAYER + i + "_b", layer.channels(), Start.ZERO));
    }
    tensors.add(Tensor.weights(HEAD + "_W", channels(), 1, Start.ZERO));
    tensors.add(Tensor.row(HEAD + "_b", 1, Start.ZERO));
    return tensors;
  }

  @Override
  public NetworkParameters parameters(double[] weights) {
    WeightReader in = new WeightReader(weights);
    List<Convolution> layers = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      ConvolutionShape layer = shape.layers().get(i);
      layers.add(
          new Convolution(
              layer.kernel(),
              layer.dilation(),
              io.headroom.forecast.serving.Activation.TANH,
              layer.residual(),
              in.matrix(layer.kernel() * inputs(i), layer.channels()),
              in.matrix(1, layer.channels())));
    }
    return new CausalCnnParameters(layers, in.linear(channels(), 1));
  }

  @Override
  public Differentiable network(DataType precision) {
    ComputationGraph network = new ComputationGraph(configuration(precision));
    network.init();
    return new SampleNetwork(new SampleModel.Graph(network), tensors(), precision);
  }

  private ComputationGraphConfiguration configuration(DataType precision) {
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .dataType(precision)
            .updater(new NoOp())
            .weightInit(WeightInit.ZERO)
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.recurrent(row.features(), row.steps()));
    String before = INPUT;
    for (int i = 0; i < shape.layers().size(); i++) {
      before = add(graph, i, before);
    }
    return graph
        .addVertex(LAST, new LastTimeStepVertex(INPUT), before)
        .addLayer(HEAD, head(), LAST)
        .setOutputs(HEAD)
        .build();
  }

  /** Adds a layer, and a sum with its input if it is residual; returns what gives the result. */
  private String add(ComputationGraphConfiguration.GraphBuilder graph, int number, String before) {
    ConvolutionShape layer = shape.layers().get(number);
    String name = LAYER + number;
    graph.addLayer(name, convolution(layer, inputs(number)), before);
    if (!layer.residual()) {
      return name;
    }
    String sum = SUM + number;
    graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), name, before);
    return sum;
  }

  private static Convolution1DLayer convolution(ConvolutionShape layer, int inputs) {
    return new Convolution1DLayer.Builder(layer.kernel())
        .dilation(layer.dilation())
        .nIn(inputs)
        .nOut(layer.channels())
        .convolutionMode(ConvolutionMode.Causal)
        .activation(Activation.TANH)
        .build();
  }

  private OutputLayer head() {
    return new OutputLayer.Builder(new Qlike())
        .nIn(channels())
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private int inputs(int layer) {
    return layer == 0 ? row.features() : shape.layers().get(layer - 1).channels();
  }

  /** Of the last layer. */
  private int channels() {
    return shape.layers().get(shape.layers().size() - 1).channels();
  }
}
