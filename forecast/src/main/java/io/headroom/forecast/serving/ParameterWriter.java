package io.headroom.forecast.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes weights; the layout is drawn in {@link ParameterBytes}. */
final class ParameterWriter {
  private static final int LSTM_HEADER = 4;
  private static final int CNN_HEADER = 4;
  private static final int LAYER = 5;
  private static final int TRANSFORMER_HEADER = 7;
  private static final int BLOCK = 7;

  private final ByteBuffer out;

  private ParameterWriter(int numbers) {
    out = ByteBuffer.allocate(numbers * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] write(NetworkParameters parameters) {
    ParameterWriter writer = new ParameterWriter(header(parameters) + parameters.weights());
    if (parameters instanceof LstmParameters lstm) {
      writer.dimensions(lstm);
    } else if (parameters instanceof CausalCnnParameters cnn) {
      writer.dimensions(cnn);
    } else {
      writer.dimensions((TransformerParameters) parameters);
    }
    parameters.matrices().forEach(writer::matrix);
    return writer.out.array();
  }

  private static int header(NetworkParameters parameters) {
    if (parameters instanceof LstmParameters) {
      return LSTM_HEADER;
    } else if (parameters instanceof CausalCnnParameters cnn) {
      return CNN_HEADER + LAYER * cnn.layers().size();
    }
    return TRANSFORMER_HEADER + BLOCK * ((TransformerParameters) parameters).blocks().size();
  }

  private void dimensions(LstmParameters lstm) {
    out.putInt(ParameterBytes.LSTM)
        .putInt(lstm.features())
        .putInt(lstm.units())
        .putInt(lstm.head().outputs());
  }

  private void dimensions(CausalCnnParameters cnn) {
    out.putInt(ParameterBytes.CAUSAL_CNN)
        .putInt(cnn.features())
        .putInt(cnn.head().outputs())
        .putInt(cnn.layers().size());
    for (Convolution layer : cnn.layers()) {
      out.putInt(layer.kernel())
          .putInt(layer.dilation())
          .putInt(layer.outputs())
          .putInt(code(layer.activation()))
          .putInt(layer.residual() ? 1 : 0);
    }
  }

  private void dimensions(TransformerParameters transformer) {
    out.putInt(ParameterBytes.TRANSFORMER)
        .putInt(transformer.features())
        .putInt(transformer.steps())
        .putInt(transformer.width())
        .putInt(transformer.head().outputs())
        .putFloat(transformer.norm().epsilon())
        .putInt(transformer.blocks().size());
    for (TransformerBlock block : transformer.blocks()) {
      Attention attention = block.attention();
      out.putInt(attention.axis() == Axis.TIME ? 0 : 1)
          .putInt(attention.heads())
          .putInt(attention.causal() ? 1 : 0)
          .putInt(block.widen().outputs())
          .putInt(code(block.activation()))
          .putFloat(block.attentionNorm().epsilon())
          .putFloat(block.feedForwardNorm().epsilon());
    }
  }

  private void matrix(Matrix matrix) {
    for (float value : matrix.values()) {
      out.putFloat(value);
    }
  }

  private static int code(Activation activation) {
    return switch (activation) {
      case IDENTITY -> 0;
      case RELU -> 1;
      case TANH -> 2;
      case GELU -> 3;
    };
  }
}
