package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented examples, shapes and settings. */
final class Panels {
  static final RowShape ROW = new RowShape(3, 4, 2);

  private Panels() {}

  /** One of each kind. */
  static List<NetworkShape> shapes() {
    return List.of(lstm(), cnn(), transformer(Axis.TIME, Axis.INSTRUMENTS));
  }

  static LstmShape lstm() {
    return new LstmShape(5);
  }

  /** The last two layers are residual. */
  static CausalCnnShape cnn() {
    return new CausalCnnShape(
        List.of(
            new ConvolutionShape(2, 1, 4, false),
            new ConvolutionShape(3, 2, 4, true),
            new ConvolutionShape(2, 1, 4, true)));
  }

  static TransformerShape transformer(Axis... blocks) {
    return new TransformerShape(8, 2, 12, List.of(blocks));
  }

  /** No noise, no penalty, no decay, nothing cut. */
  static PanelSettings settings(int datesPerBatch, int epochs, double rate) {
    return new PanelSettings(
        datesPerBatch, epochs, LearningRate.constant(rate), 0, 0, Double.POSITIVE_INFINITY, 20);
  }

  /** Everything that can be switched on. */
  static PanelSettings everything(int epochs) {
    return new PanelSettings(
        8, epochs, new LearningRate(0.01, LearningRate.Decay.COSINE), 0.001, 0.1, 1, 0.5);
  }

  /** A task that goes on to its last epoch. */
  static TrainingTask task(NetworkShape shape, long seed, int epochs) {
    return TrainingTask.of(
        shape,
        everything(epochs),
        seed,
        noise(ROW, 20, 1),
        new EarlyStopping(noise(ROW, 9, 2), epochs));
  }

  /** Normal inputs and labels, the labels a third as large and one in five missing. */
  static PanelExamples noise(RowShape shape, int dates, long seed) {
    Random random = new Random(seed);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    for (int date = 0; date < dates; date++) {
      inputs.add(normal(random, shape.length(), 1));
      float[] row = normal(random, shape.instruments(), 1f / 3);
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(5) == 0 ? Float.NaN : row[i];
      }
      labels.add(row);
    }
    return PanelExamples.of(shape, inputs, labels);
  }

  static float[] normal(Random random, int count, float deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation * (float) random.nextGaussian();
    }
    return values;
  }

  /** Tells nobody and goes on to the end. */
  static MemberMonitor silent() {
    return new MemberMonitor() {
      @Override
      public void epoch(Epoch epoch) {
        // Nobody looks.
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
