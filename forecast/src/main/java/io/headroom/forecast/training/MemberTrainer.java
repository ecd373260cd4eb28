package io.headroom.forecast.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains one member: passes over the training days in an order of its own, until the validation
 * loss has not fallen for a while; the best pass's weights stay.
 */
final class MemberTrainer {
  private final TrainingSettings settings;
  private final Batches training;
  private final Batches validation;
  private final int[] vectors;
  private final TrainingMonitor monitor;

  /**
   * @param vectors numbers of the validation examples that become test vectors
   */
  MemberTrainer(
      TrainingSettings settings,
      Batches training,
      Batches validation,
      int[] vectors,
      TrainingMonitor monitor) {
    this.settings = settings;
    this.training = training;
    this.validation = validation;
    this.vectors = vectors.clone();
    this.monitor = monitor;
  }

  /**
   * Trains the member of a seed.
   *
   * @param index which of the settings' seeds
   * @throws CancellationException if the monitor said so
   */
  TrainedMember train(int index) {
    long seed = settings.seeds().get(index);
    MultiLayerNetwork network = Architecture.network(settings, seed, DataType.FLOAT);
    Random order = new Random(seed);
    int[] examples = numbers(training.size());
    Best best = new Best(0, loss(training, network), loss(validation, network), network);
    for (int epoch = 1; epoch <= settings.mostEpochs() && !best.stale(epoch); epoch++) {
      shuffle(examples, order);
      double trainLoss = pass(network, examples);
      double validationLoss = loss(validation, network);
      if (validationLoss < best.validationLoss) {
        best = new Best(epoch, trainLoss, validationLoss, network);
      }
      monitor.epoch(
          new TrainingMonitor.Epoch(
              index + 1,
              settings.seeds().size(),
              epoch,
              settings.mostEpochs(),
              trainLoss,
              validationLoss,
              best.epoch,
              best.validationLoss));
    }
    network.setParams(best.parameters);
    return new TrainedMember(
        seed,
        Architecture.weights(network),
        best.epoch,
        best.trainLoss,
        best.validationLoss,
        outputs(network));
  }

  private List<Float> outputs(MultiLayerNetwork network) {
    List<Float> outputs = new ArrayList<>();
    for (float output : Architecture.floats(network.output(validation.windows(vectors)))) {
      outputs.add(output);
    }
    return outputs;
  }

  private double pass(MultiLayerNetwork network, int[] examples) {
    double sum = 0;
    for (int from = 0; from < examples.length; from += settings.batch()) {
      if (monitor.cancelled()) {
        throw new CancellationException("training was ended before it was done");
      }
      int to = Math.min(from + settings.batch(), examples.length);
      int[] batch = Arrays.copyOfRange(examples, from, to);
      network.fit(training.windows(batch), training.labels(batch));
      sum += network.score() * batch.length;
    }
    return sum / examples.length;
  }

  private static double loss(Batches examples, MultiLayerNetwork network) {
    float[] residuals =
        Architecture.floats(network.output(examples.windows(numbers(examples.size()))));
    double sum = 0;
    for (int i = 0; i < residuals.length; i++) {
      sum += Qlike.loss(examples.logRatio(i), residuals[i]);
    }
    return sum / residuals.length;
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] numbers, Random order) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = order.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }

  private static int[] numbers(int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }

  /** The best pass so far. */
  private final class Best {
    private final int epoch;
    private final double trainLoss;
    private final double validationLoss;
    private final INDArray parameters;

    Best(int epoch, double trainLoss, double validationLoss, MultiLayerNetwork network) {
      this.epoch = epoch;
      this.trainLoss = trainLoss;
      this.validationLoss = validationLoss;
      parameters = network.params().dup();
    }

    /** Whether the pass to come would be one more without anything better than patience allows. */
    boolean stale(int next) {
      return next - epoch > settings.patience();
    }
  }
}
