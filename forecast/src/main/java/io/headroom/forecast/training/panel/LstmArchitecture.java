package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.training.Qlike;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** An LSTM, its last time step and a linear layer as a {@link MultiLayerNetwork}. */
record LstmArchitecture(LstmShape shape, RowShape row) implements Architecture {
  private static final int GATES = 4;

  @Override
  public List<Tensor> tensors() {
    int units = shape.units();
    int columns = GATES * units;
    return List.of(
        Tensor.weights("0_W", row.features(), columns, Start.glorot(row.features(), units)),
        Tensor.weights("0_RW", units, columns, Start.glorot(units, units)),
        Tensor.row("0_b", columns, this::writeBiases),
        Tensor.weights("1_W", units, 1, Start.ZERO),
        Tensor.row("1_b", 1, Start.ZERO));
  }

  /** That of the forget gate, the second block, is 1, so that cells remember at first. */
  private void writeBiases(double[] weights, int from, int to, RandomGenerator random) {
    Start.ZERO.write(weights, from, to, random);
    Start.ONE.write(weights, from + shape.units(), from + 2 * shape.units(), random);
  }

  @Override
  public NetworkParameters parameters(double[] weights) {
    WeightReader in = new WeightReader(weights);
    int columns = GATES * shape.units();
    return new LstmParameters(
        in.matrix(row.features(), columns),
        in.matrix(shape.units(), columns),
        in.matrix(1, columns),
        in.linear(shape.units(), 1));
  }

  @Override
  public Differentiable network(DataType precision) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(precision)
                .updater(new NoOp())
                .weightInit(WeightInit.ZERO)
                .list()
                .layer(new LastTimeStep(lstm()))
                .layer(head())
                .build());
    network.init();
    return new SampleNetwork(new SampleModel.Sequence(network), tensors(), precision);
  }

  private LSTM lstm() {
    return new LSTM.Builder()
        .nIn(row.features())
        .nOut(shape.units())
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  private OutputLayer head() {
    return new OutputLayer.Builder(new Qlike())
        .nIn(shape.units())
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }
}
