package io.headroom.bench;

import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.Matrix;

/**
 * An LSTM and its linear layer as an ONNX model, operator set 17: {@code LSTM}, {@code Squeeze},
 * {@code Gemm}. Field numbers are those of ONNX's {@code onnx.proto}.
 *
 * <p>ONNX wants the gates as rows and in the order input, output, forget, candidate.
 */
final class OnnxModel {
  static final String INPUT = "steps";
  static final String OUTPUT = "forecast";

  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;

  /** Where ONNX's gates stand in Deeplearning4j's order. */
  private static final int[] GATES = {3, 2, 1, 0};

  private OnnxModel() {}

  /** The model's bytes; its input is {@code [steps][rows][features]}. */
  static byte[] of(LstmParameters lstm, int steps) {
    Protobuf graph =
        new Protobuf()
            .message(1, lstmNode(lstm.units()))
            .message(1, node("Squeeze", new String[] {"last", "axis"}, "hidden"))
            .message(1, node("Gemm", new String[] {"hidden", "head", "headBias"}, OUTPUT))
            .text(2, "lstm")
            .message(5, gates("input", lstm.input()))
            .message(5, gates("recurrent", lstm.recurrent()))
            .message(5, bias(lstm))
            .message(5, new Protobuf().number(1, 1).number(2, INT64).number(7, 0).text(8, "axis"))
            .message(5, tensor("head", lstm.head().weights().values(), lstm.units(), outputs(lstm)))
            .message(5, tensor("headBias", lstm.head().bias().values(), outputs(lstm)))
            .message(11, value(INPUT, steps, lstm.features()))
            .message(12, value(OUTPUT, outputs(lstm)));
    return new Protobuf()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Protobuf().number(2, OPERATOR_SET))
        .toBytes();
  }

  private static int outputs(LstmParameters lstm) {
    return lstm.head().outputs();
  }

  private static Protobuf lstmNode(int units) {
    Protobuf hiddenSize =
        new Protobuf().text(1, "hidden_size").number(3, units).number(20, ATTRIBUTE_INT);
    return node("LSTM", new String[] {INPUT, "input", "recurrent", "bias"}, "", "last")
        .message(5, hiddenSize);
  }

  private static Protobuf node(String operator, String[] inputs, String... outputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    return node.text(4, operator);
  }

  private static Protobuf gates(String name, Matrix matrix) {
    int units = matrix.columns() / GATES.length;
    float[] turned = new float[matrix.rows() * matrix.columns()];
    int at = 0;
    for (int gate : GATES) {
      for (int unit = 0; unit < units; unit++) {
        for (int k = 0; k < matrix.rows(); k++) {
          turned[at++] = matrix.at(k, gate * units + unit);
        }
      }
    }
    return tensor(name, turned, 1, matrix.columns(), matrix.rows());
  }

  /** ONNX adds a bias to the input's part and one to the recurrent part. */
  private static Protobuf bias(LstmParameters lstm) {
    int units = lstm.units();
    float[] both = new float[2 * GATES.length * units];
    for (int gate = 0; gate < GATES.length; gate++) {
      for (int unit = 0; unit < units; unit++) {
        both[gate * units + unit] = lstm.bias().at(0, GATES[gate] * units + unit);
      }
    }
    return tensor("bias", both, 1, both.length);
  }

  private static Protobuf tensor(String name, float[] values, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int length : shape) {
      tensor.number(1, length);
    }
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  /** {@code [rows][last]} or {@code [first][rows][last]}. */
  private static Protobuf value(String name, int... around) {
    Protobuf shape = new Protobuf();
    if (around.length == 2) {
      shape.message(1, new Protobuf().number(1, around[0]));
    }
    shape.message(1, new Protobuf().text(2, "rows"));
    shape.message(1, new Protobuf().number(1, around[around.length - 1]));
    Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
