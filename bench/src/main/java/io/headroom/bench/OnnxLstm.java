package io.headroom.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.headroom.forecast.serving.LstmParameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime with an LSTM, on one thread, its input in place before it is timed. */
final class OnnxLstm implements AutoCloseable {
  private final OrtSession session;
  private final OnnxTensor input;

  /**
   * Loads the model and lays out the rows.
   *
   * @param inputs {@code [rows][steps][features]}
   */
  OnnxLstm(LstmParameters lstm, int steps, float[] inputs, int rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(OnnxModel.of(lstm, steps), options);
    }
    int features = lstm.features();
    input =
        OnnxTensor.createTensor(
            environment,
            stepByStep(inputs, rows, steps, features),
            new long[] {steps, rows, features});
  }

  /** One call: runs the model and copies what comes out. */
  void forward(float[] outputs) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input))) {
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(outputs);
    }
  }

  /** ONNX Runtime takes LSTMs step by step, all rows of a step together. */
  private static FloatBuffer stepByStep(float[] inputs, int rows, int steps, int features) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Float.BYTES * rows * steps * features)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < rows; row++) {
        buffer.put(inputs, (row * steps + step) * features, features);
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws OrtException {
    input.close();
    session.close();
  }
}
