package io.headroom.forecast.serving;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads weights; the layout is drawn in {@link ParameterBytes}. */
final class ParameterReader {
  private static final Activation[] ACTIVATIONS = {
    Activation.IDENTITY, Activation.RELU, Activation.TANH, Activation.GELU
  };
  private static final Axis[] AXES = {Axis.TIME, Axis.INSTRUMENTS};

  private final ByteBuffer in;

  /** What a layer is before its weights. */
  private record LayerShape(
      int kernel, int dilation, int channels, Activation activation, boolean residual) {}

  /** What a block is before its weights. */
  private record BlockShape(
      Axis axis,
      int heads,
      boolean causal,
      int hidden,
      Activation activation,
      float attentionEpsilon,
      float feedForwardEpsilon) {}

  /**
   * @param in little-endian
   */
  ParameterReader(ByteBuffer in) {
    this.in = in;
  }

  NetworkParameters read() {
    int kind = number("kind of the network", ParameterBytes.LSTM, ParameterBytes.TRANSFORMER);
    return switch (kind) {
      case ParameterBytes.LSTM -> lstm();
      case ParameterBytes.CAUSAL_CNN -> cnn();
      default -> transformer();
    };
  }

  private LstmParameters lstm() {
    int features = count("features of the LSTM");
    int units = count("units of the LSTM");
    int outputs = count("outputs of the LSTM");
    long columns = (long) LstmParameters.GATES * units;
    return new LstmParameters(
        matrix("input weights of the LSTM", features, columns),
        matrix("recurrent weights of the LSTM", units, columns),
        matrix("bias of the LSTM", 1, columns),
        linear("the LSTM's head", units, outputs));
  }

  private CausalCnnParameters cnn() {
    int inputs = count("features of the CNN");
    int outputs = count("outputs of the CNN");
    List<LayerShape> shapes = layerShapes(count("layers of the CNN"));
    List<Convolution> layers = new ArrayList<>();
    for (LayerShape shape : shapes) {
      String what = "layer " + layers.size() + " of the CNN";
      layers.add(
          new Convolution(
              shape.kernel,
              shape.dilation,
              shape.activation,
              shape.residual,
              matrix("weights of " + what, (long) shape.kernel * inputs, shape.channels),
              matrix("bias of " + what, 1, shape.channels)));
      inputs = shape.channels;
    }
    return new CausalCnnParameters(layers, linear("the CNN's head", inputs, outputs));
  }

  private List<LayerShape> layerShapes(int layers) {
    List<LayerShape> shapes = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      String of = " of layer " + i + " of the CNN";
      shapes.add(
          new LayerShape(
              count("kernel" + of),
              count("dilation" + of),
              count("channels" + of),
              ACTIVATIONS[number("activation" + of, 0, ACTIVATIONS.length - 1)],
              flag("residual" + of)));
    }
    return shapes;
  }

  private TransformerParameters transformer() {
    int features = count("features of the Transformer");
    int steps = count("steps of the Transformer");
    int width = count("width of the Transformer");
    int outputs = count("outputs of the Transformer");
    float epsilon = epsilon("epsilon of the last layer norm");
    List<BlockShape> shapes = blockShapes(number("blocks of the Transformer", 0, 1 << 20));
    Linear input = linear("the Transformer's input", features, width);
    Matrix positions = matrix("positions of the Transformer", steps, width);
    List<TransformerBlock> blocks = new ArrayList<>();
    for (BlockShape shape : shapes) {
      blocks.add(block(shape, " of block " + blocks.size(), width));
    }
    LayerNorm norm = norm("the last layer norm", width, epsilon);
    Linear head = linear("the Transformer's head", width, outputs);
    return new TransformerParameters(input, positions, blocks, norm, head);
  }

  private List<BlockShape> blockShapes(int blocks) {
    List<BlockShape> shapes = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      String of = " of block " + i;
      shapes.add(
          new BlockShape(
              AXES[number("axis" + of, 0, AXES.length - 1)],
              count("heads" + of),
              flag("causal" + of),
              count("hidden" + of),
              ACTIVATIONS[number("activation" + of, 0, ACTIVATIONS.length - 1)],
              epsilon("epsilon of the attention's norm" + of),
              epsilon("epsilon of the feed-forward layers' norm" + of)));
    }
    return shapes;
  }

  private TransformerBlock block(BlockShape shape, String of, int width) {
    return new TransformerBlock(
        norm("the attention's norm" + of, width, shape.attentionEpsilon),
        new Attention(
            shape.axis,
            shape.heads,
            shape.causal,
            linear("the query" + of, width, width),
            linear("the key" + of, width, width),
            linear("the value" + of, width, width),
            linear("the output" + of, width, width)),
        norm("the feed-forward layers' norm" + of, width, shape.feedForwardEpsilon),
        linear("the widening layer" + of, width, shape.hidden),
        shape.activation,
        linear("the narrowing layer" + of, shape.hidden, width));
  }

  private LayerNorm norm(String what, int width, float epsilon) {
    return new LayerNorm(
        matrix("gain of " + what, 1, width), matrix("bias of " + what, 1, width), epsilon);
  }

  private Linear linear(String what, int inputs, int outputs) {
    return new Linear(
        matrix("weights of " + what, inputs, outputs), matrix("bias of " + what, 1, outputs));
  }

  /** The length is checked before anything is allocated: a wrong dimension is no lack of memory. */
  private Matrix matrix(String what, long rows, long columns) {
    if (rows > in.remaining() / Float.BYTES / columns) {
      throw tooShort(what, rows + " x " + columns + " numbers");
    }
    int at = in.position();
    float[] values = new float[(int) (rows * columns)];
    in.asFloatBuffer().get(values);
    in.position(at + values.length * Float.BYTES);
    try {
      return Matrix.of((int) rows, (int) columns, values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "network parameters: " + what + ": " + e.getMessage() + ", from byte " + at, e);
    }
  }

  private int count(String what) {
    return number(what, 1, Integer.MAX_VALUE);
  }

  private boolean flag(String what) {
    return number(what, 0, 1) == 1;
  }

  private int number(String what, int least, int most) {
    require(what, Integer.BYTES);
    int value = in.getInt();
    if (value < least || value > most) {
      throw wrong(what + "=" + value, "expected " + least + " to " + most, Integer.BYTES);
    }
    return value;
  }

  private float epsilon(String what) {
    require(what, Float.BYTES);
    float value = in.getFloat();
    if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
      throw wrong(what + "=" + value, "expected zero or a positive number", Float.BYTES);
    }
    return value;
  }

  private void require(String what, long bytes) {
    if (in.remaining() < bytes) {
      throw tooShort(what, bytes + " bytes");
    }
  }

  private IllegalArgumentException tooShort(String what, String needed) {
    return wrong(what + ": needs " + needed, "there are " + in.remaining() + " bytes", 0);
  }

  private IllegalArgumentException wrong(String what, String expected, int back) {
    return new IllegalArgumentException(
        "network parameters: " + what + ": " + expected + ", at byte " + (in.position() - back));
  }
}
