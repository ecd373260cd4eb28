package io.headroom.forecast.training.panel;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j's two kinds of network have in common, apart from their types. */
interface SampleModel {
  /** The mean loss over samples; the gradients are there afterwards. */
  double learn(INDArray inputs, INDArray labels);

  /** The network, as far as both kinds are one. */
  Model network();

  /** Of the sum, not of the mean, of the loss over samples, by name. */
  default Map<String, INDArray> gradients() {
    return network().gradient().gradientForVariable();
  }

  /** The outputs {@code [samples][1]}. */
  INDArray outputs(INDArray inputs);

  /** Weights by name, to be written to. */
  default Map<String, INDArray> weights() {
    return network().paramTable();
  }

  /** A network without branches. */
  record Sequence(MultiLayerNetwork network) implements SampleModel {
    @Override
    public double learn(INDArray inputs, INDArray labels) {
      network.setInput(inputs);
      network.setLabels(labels);
      network.computeGradientAndScore();
      return network.score();
    }

    @Override
    public INDArray outputs(INDArray inputs) {
      return network.output(inputs);
    }
  }

  /** A network with branches, one input and one output. */
  record Graph(ComputationGraph network) implements SampleModel {
    @Override
    public double learn(INDArray inputs, INDArray labels) {
      network.setInputs(inputs);
      network.setLabels(labels);
      network.computeGradientAndScore();
      return network.score();
    }

    @Override
    public INDArray outputs(INDArray inputs) {
      return network.outputSingle(inputs);
    }
  }
}
