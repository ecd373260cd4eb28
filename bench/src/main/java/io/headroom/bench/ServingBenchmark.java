package io.headroom.bench;

import io.headroom.forecast.serving.Form;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * An LSTM's forward pass in plain Java, in both forms, against ONNX Runtime with the same weights
 * and inputs, one thread each, in turn.
 *
 * <p>ONNX Runtime gets its input in place and in its own order of dimensions, Headroom gets rows as
 * they come; both are timed with one call of Java each.
 */
final class ServingBenchmark implements Benchmark {
  private static final int STEPS = 32;
  private static final int FEATURES = 10;
  private static final int UNITS = 32;
  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = 300_000_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final double LARGEST_DIFFERENCE = 1e-5;

  @Override
  public String name() {
    return "serving";
  }

  @Override
  public String description() {
    return "an LSTM's forward pass, bit-exact, against ONNX Runtime; one thread each";
  }

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    if (!Form.VECTOR.available()) {
      progress.tell("without the vector form: it needs --add-modules jdk.incubator.vector");
    }
    Figures figures = new Figures();
    for (int rows : new int[] {1, 500}) {
      progress.tell("batches of " + rows + ", " + ROUNDS + " rounds of each in turn");
      compare(rows, figures);
    }
    return figures;
  }

  private static void compare(int rows, Figures figures) throws Exception {
    Random random = new Random(1);
    LstmParameters lstm = lstm(random);
    float[] inputs = numbers(random, rows * STEPS * FEATURES, 2f);
    float[] theirs = new float[rows];
    float[] ours = new float[rows];
    try (OnnxLstm onnx = new OnnxLstm(lstm, STEPS, inputs, rows)) {
      for (Form form : Form.values()) {
        if (form.available()) {
          LstmPass pass = LstmPass.of(lstm, STEPS, form);
          List<CallTimes[]> rounds =
              inTurn(() -> onnx.forward(theirs), () -> pass.forward(inputs, rows, ours));
          requireAgreement(theirs, ours);
          report("batch " + rows + ", " + form.name().toLowerCase(Locale.ROOT), rounds, figures);
        }
      }
    }
  }

  /** The first of each round is the peer's, the second ours. */
  private static List<CallTimes[]> inTurn(CallTimes.Call theirs, CallTimes.Call ours)
      throws Exception {
    CallTimes.of(theirs, WARM_UP_NANOS);
    CallTimes.of(ours, WARM_UP_NANOS);
    List<CallTimes[]> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      CallTimes first = CallTimes.of(theirs, ROUND_NANOS);
      rounds.add(new CallTimes[] {first, CallTimes.of(ours, ROUND_NANOS)});
    }
    return rounds;
  }

  private static void report(String what, List<CallTimes[]> rounds, Figures figures) {
    figures
        .add(what + ": ONNX Runtime, p50", median(rounds, r -> r[0].median()), "µs")
        .add(what + ": ONNX Runtime, p99", median(rounds, r -> r[0].high()), "µs")
        .add(what + ": Headroom, p50", median(rounds, r -> r[1].median()), "µs")
        .add(what + ": Headroom, p99", median(rounds, r -> r[1].high()), "µs")
        .add(
            what + ": Headroom / ONNX Runtime, p50",
            median(rounds, r -> r[1].median() / r[0].median()),
            "")
        .add(
            what + ": Headroom / ONNX Runtime, p99",
            median(rounds, r -> r[1].high() / r[0].high()),
            "");
  }

  private static double median(List<CallTimes[]> rounds, ToDoubleFunction<CallTimes[]> figure) {
    return Repeats.median(rounds.stream().mapToDouble(figure).toArray());
  }

  private static void requireAgreement(float[] theirs, float[] ours) {
    for (int row = 0; row < theirs.length; row++) {
      if (!(Math.abs(theirs[row] - ours[row]) <= LARGEST_DIFFERENCE)) {
        throw new IllegalStateException(
            "row " + row + ": ONNX Runtime says " + theirs[row] + ", Headroom " + ours[row]);
      }
    }
  }

  private static LstmParameters lstm(Random random) {
    int columns = 4 * UNITS;
    return new LstmParameters(
        matrix(random, FEATURES, columns),
        matrix(random, UNITS, columns),
        matrix(random, 1, columns),
        new Linear(matrix(random, UNITS, 1), matrix(random, 1, 1)));
  }

  private static Matrix matrix(Random random, int rows, int columns) {
    return Matrix.of(rows, columns, numbers(random, rows * columns, 0.4f));
  }

  /** Between minus and plus the bound. */
  private static float[] numbers(Random random, int count, float bound) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = bound * (2 * random.nextFloat() - 1);
    }
    return numbers;
  }
}
