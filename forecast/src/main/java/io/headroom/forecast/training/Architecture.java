package io.headroom.forecast.training;

import io.headroom.forecast.network.LstmWeights;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The network in Deeplearning4j's terms: an LSTM, its last time step, and a linear layer that
 * starts at zero, so that training starts at log-HAR.
 */
final class Architecture {
  private static final String LSTM_LAYER = "0_";
  private static final String LINEAR_LAYER = "1_";

  private Architecture() {}

  /**
   * A network with its first weights.
   *
   * @param precision single to train, double to check gradients
   */
  static MultiLayerNetwork network(TrainingSettings settings, long seed, DataType precision) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(settings, seed, precision));
    network.init();
    return network;
  }

  private static MultiLayerConfiguration configuration(
      TrainingSettings settings, long seed, DataType precision) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .dataType(precision)
        .updater(new Adam(settings.learningRate()))
        .l2(settings.l2())
        .list()
        .layer(
            new LastTimeStep(
                new LSTM.Builder()
                    .nIn(settings.features().size())
                    .nOut(settings.units())
                    .weightInit(WeightInit.XAVIER)
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .forgetGateBiasInit(1)
                    .build()))
        .layer(
            new OutputLayer.Builder(new Qlike())
                .nIn(settings.units())
                .nOut(1)
                .weightInit(WeightInit.ZERO)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }

  /** The weights, row-major, as the forward pass takes them. */
  static LstmWeights weights(MultiLayerNetwork network) {
    return new LstmWeights(
        floats(network.getParam(LSTM_LAYER + "W")),
        floats(network.getParam(LSTM_LAYER + "RW")),
        floats(network.getParam(LSTM_LAYER + "b")),
        floats(network.getParam(LINEAR_LAYER + "W")),
        network.getParam(LINEAR_LAYER + "b").getFloat(0));
  }

  /** An array's values, row-major, whatever their order in memory. */
  static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
