package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Attention;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.CausalCnnPass;
import io.headroom.forecast.serving.Convolution;
import io.headroom.forecast.serving.ForwardPass;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.TransformerBlock;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What is served is what Deeplearning4j computes with the same weights, within 1e-5. */
class ServingAgreementTest {
  private static final int ROWS = 6;
  private static final int STEPS = 12;
  private static final int FEATURES = 4;
  private static final int WIDTH = 8;
  private static final int HEADS = 2;

  private final Random random = new Random(7);

  @Test
  void shouldServeAnLstmAsDeeplearning4jComputesIt() {
    MultiLayerNetwork network =
        network(
            new LastTimeStep(
                new LSTM.Builder()
                    .nIn(FEATURES)
                    .nOut(WIDTH)
                    .activation(org.nd4j.linalg.activations.Activation.TANH)
                    .build()),
            new OutputLayer.Builder(LossFunction.MSE)
                .nIn(WIDTH)
                .nOut(1)
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .build());
    LstmParameters parameters =
        new LstmParameters(
            matrix(network.getParam("0_W")),
            matrix(network.getParam("0_RW")),
            matrix(network.getParam("0_b")),
            linear(network, "1_"));
    INDArray inputs = inputs();

    float[] expected = Architecture.floats(network.output(featuresFirst(inputs)));

    assertServed(LstmPass.of(parameters, STEPS), inputs, expected);
  }

  @Test
  void shouldServeCausalConvolutionsAsDeeplearning4jComputesThem() {
    MultiLayerNetwork network =
        network(
            convolution(FEATURES, 3, 1, org.nd4j.linalg.activations.Activation.RELU),
            convolution(WIDTH, 3, 2, org.nd4j.linalg.activations.Activation.TANH),
            new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(WIDTH)
                .nOut(1)
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .build());
    CausalCnnParameters parameters =
        new CausalCnnParameters(
            List.of(
                new Convolution(
                    3, 1, Activation.RELU, false, kernel(network, "0_W"), bias(network, "0_b")),
                new Convolution(
                    3, 2, Activation.TANH, false, kernel(network, "1_W"), bias(network, "1_b"))),
            linear(network, "2_"));
    INDArray inputs = inputs();

    INDArray everyStep = network.output(featuresFirst(inputs));
    float[] expected = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      expected[row] = everyStep.getFloat(row, 0, STEPS - 1);
    }

    assertServed(CausalCnnPass.of(parameters, STEPS), inputs, expected);
  }

  @Test
  void shouldServeATransformerAsSameDiffComputesIt() {
    TransformerBlock block =
        new TransformerBlock(
            norm(),
            new Attention(
                Axis.TIME,
                HEADS,
                false,
                linear(WIDTH, WIDTH),
                linear(WIDTH, WIDTH),
                linear(WIDTH, WIDTH),
                linear(WIDTH, WIDTH)),
            norm(),
            linear(WIDTH, 2 * WIDTH),
            Activation.GELU,
            linear(2 * WIDTH, WIDTH));
    TransformerParameters parameters =
        new TransformerParameters(
            linear(FEATURES, WIDTH),
            matrix(STEPS, WIDTH),
            List.of(block),
            norm(),
            linear(WIDTH, 1));
    INDArray inputs = inputs();

    float[] expected = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      INDArray steps = inputs.slice(row);
      expected[row] = sameDiff(parameters, steps).getFloat(STEPS - 1, 0);
    }

    assertServed(TransformerPass.of(parameters, 1), inputs, expected);
  }

  private static INDArray sameDiff(TransformerParameters network, INDArray steps) {
    SameDiff graph = SameDiff.create();
    SDVariable input = graph.placeHolder("steps", DataType.FLOAT, STEPS, FEATURES);
    SDVariable tokens =
        linear(graph, network.input(), input).add(constant(graph, network.positions()));
    for (TransformerBlock block : network.blocks()) {
      tokens =
          tokens.add(
              attention(graph, block.attention(), norm(graph, block.attentionNorm(), tokens)));
      SDVariable hidden =
          graph.nn.gelu(linear(graph, block.widen(), norm(graph, block.feedForwardNorm(), tokens)));
      tokens = tokens.add(linear(graph, block.narrow(), hidden));
    }
    SDVariable output = linear(graph, network.head(), norm(graph, network.norm(), tokens));
    return output.eval(Map.of("steps", steps));
  }

  private static SDVariable attention(SameDiff graph, Attention attention, SDVariable tokens) {
    SDVariable query = heads(linear(graph, attention.query(), tokens));
    SDVariable key = heads(linear(graph, attention.key(), tokens));
    SDVariable value = heads(linear(graph, attention.value(), tokens));
    SDVariable scores = graph.mmul(query, graph.permute(key, 0, 2, 1));
    SDVariable weights = graph.nn.softmax(scores.div(Math.sqrt((double) WIDTH / HEADS)), -1);
    SDVariable mixed = graph.permute(graph.mmul(weights, value), 1, 0, 2);
    return linear(graph, attention.output(), graph.reshape(mixed, STEPS, WIDTH));
  }

  private static SDVariable heads(SDVariable tokens) {
    return tokens.reshape(STEPS, HEADS, WIDTH / HEADS).permute(1, 0, 2);
  }

  private static SDVariable linear(SameDiff graph, Linear layer, SDVariable x) {
    SDVariable bias = graph.constant(Nd4j.createFromArray(layer.bias().values()));
    return x.mmul(constant(graph, layer.weights())).add(bias);
  }

  private static SDVariable norm(SameDiff graph, LayerNorm norm, SDVariable x) {
    SDVariable gain = graph.constant(Nd4j.createFromArray(norm.gain().values()));
    SDVariable bias = graph.constant(Nd4j.createFromArray(norm.bias().values()));
    return graph.nn.layerNorm(x, gain, bias, false, 1);
  }

  private static SDVariable constant(SameDiff graph, Matrix matrix) {
    return graph.constant(
        Nd4j.createFromArray(matrix.values()).reshape(matrix.rows(), matrix.columns()));
  }

  private static Convolution1DLayer convolution(
      int inputs, int kernel, int dilation, org.nd4j.linalg.activations.Activation activation) {
    return new Convolution1DLayer.Builder(kernel)
        .dilation(dilation)
        .nIn(inputs)
        .nOut(WIDTH)
        .convolutionMode(ConvolutionMode.Causal)
        .activation(activation)
        .build();
  }

  private static MultiLayerNetwork network(Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(7).dataType(DataType.FLOAT).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    list.setInputType(InputType.recurrent(FEATURES, STEPS));
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    network.setParams(Nd4j.randn(network.params().shape()).muli(0.3));
    return network;
  }

  private static void assertServed(ForwardPass pass, INDArray inputs, float[] expected) {
    float[] outputs = new float[ROWS];
    pass.forward(Architecture.floats(inputs), ROWS, outputs);
    for (int row = 0; row < ROWS; row++) {
      assertThat(outputs[row]).isCloseTo(expected[row], within(1e-5f));
    }
    assertThat(outputs[0]).isNotCloseTo(outputs[1], within(1e-3f));
  }

  /** {@code [rows][steps][features]}. */
  private INDArray inputs() {
    return Nd4j.createFromArray(numbers(ROWS * STEPS * FEATURES, 1f))
        .reshape(ROWS, STEPS, FEATURES);
  }

  /** As Deeplearning4j takes them: {@code [rows][features][steps]}. */
  private static INDArray featuresFirst(INDArray inputs) {
    return inputs.permute(0, 2, 1).dup('c');
  }

  private static Linear linear(MultiLayerNetwork network, String layer) {
    return new Linear(matrix(network.getParam(layer + "W")), matrix(network.getParam(layer + "b")));
  }

  private static Matrix matrix(INDArray array) {
    return Matrix.of(array.rows(), array.columns(), Architecture.floats(array));
  }

  private static Matrix kernel(MultiLayerNetwork network, String name) {
    float[] values = Architecture.floats(network.getParam(name));
    return Matrix.of(values.length / WIDTH, WIDTH, values);
  }

  private static Matrix bias(MultiLayerNetwork network, String name) {
    return Matrix.row(Architecture.floats(network.getParam(name)));
  }

  private LayerNorm norm() {
    return new LayerNorm(matrix(1, WIDTH), matrix(1, WIDTH), 0f);
  }

  private Linear linear(int inputs, int outputs) {
    return new Linear(matrix(inputs, outputs), matrix(1, outputs));
  }

  private Matrix matrix(int rows, int columns) {
    return Matrix.of(rows, columns, numbers(rows * columns, 0.5f));
  }

  private float[] numbers(int count, float bound) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = bound * (2 * random.nextFloat() - 1);
    }
    return numbers;
  }
}
