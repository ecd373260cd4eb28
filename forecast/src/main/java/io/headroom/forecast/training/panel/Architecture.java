package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.NetworkParameters;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A network of one shape on rows of one shape: the list of its weights and what they compute.
 *
 * <p>Weights go in and out as one list, in the order of {@link NetworkParameters#matrices}; so one
 * optimiser does for all kinds.
 */
interface Architecture {
  /**
   * The architecture of a shape.
   *
   * @throws IllegalArgumentException if the shape does not fit the rows
   */
  static Architecture of(NetworkShape shape, RowShape row) {
    if (shape instanceof LstmShape lstm) {
      return new LstmArchitecture(lstm, row);
    } else if (shape instanceof CausalCnnShape cnn) {
      return new CausalCnnArchitecture(cnn, row);
    }
    return new TransformerArchitecture((TransformerShape) shape, row);
  }

  /** The matrices of weights, in their order. */
  List<Tensor> tensors();

  /** The weights as they are served. */
  NetworkParameters parameters(double[] weights);

  /**
   * What computes, with weights that are not yet anything in particular.
   *
   * @param precision single to train, double to check gradients
   */
  Differentiable network(DataType precision);
}
