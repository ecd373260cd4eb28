package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.NetworkParameters;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;

/** The training of one member: passes over the dates in an order of its own until its end. */
final class Training {
  private final TrainingTask task;
  private final PanelSettings settings;
  private final Architecture architecture;
  private final Differentiable network;
  private final MemberMonitor monitor;
  private final Rows rows;
  private final int[] dates;
  private final RandomGenerator order;
  private final RandomGenerator noise;
  private final Adam adam;
  private final double[] weights;
  private final double[] gradient;
  private int updates;

  Training(
      TrainingTask task, Architecture architecture, Differentiable network, MemberMonitor monitor) {
    this.task = task;
    this.architecture = architecture;
    this.network = network;
    this.monitor = monitor;
    settings = task.settings();
    rows = new Rows(task.training(), settings.largestError());
    dates = rows.labelled();
    order = Generators.ORDER.of(task.seed());
    noise = Generators.NOISE.of(task.seed());
    adam = new Adam(settings, architecture.tensors());
    weights = task.warmStart().map(this::weights).orElseGet(this::firstWeights);
    gradient = new double[weights.length];
  }

  private double[] firstWeights() {
    RandomGenerator random = Generators.WEIGHTS.of(task.seed());
    double[] first = new double[task.shape().weights(task.training().shape())];
    int at = 0;
    for (Tensor tensor : architecture.tensors()) {
      tensor.start().write(first, at, at + tensor.length(), random);
      at += tensor.length();
    }
    return first;
  }

  private double[] weights(NetworkParameters warmStart) {
    double[] given = new double[warmStart.weights()];
    int at = 0;
    for (Matrix matrix : warmStart.matrices()) {
      for (float weight : matrix.values()) {
        given[at++] = weight;
      }
    }
    int needed = task.shape().weights(task.training().shape());
    if (given.length != needed || !architecture.parameters(given).equals(warmStart)) {
      throw new IllegalArgumentException(
          "warm start: "
              + given.length
              + " weights of another network: expected those of a "
              + task.shape().specification()
              + " on "
              + task.training().shape()
              + ", "
              + needed);
    }
    return given;
  }

  TrainedNetwork run() {
    network.load(weights);
    double loss = new Judge(task.training(), settings.largestError()).loss(network);
    return task.ending() instanceof EarlyStopping stopping
        ? stopEarly(stopping, loss)
        : runOut((FixedEpochs) task.ending(), loss);
  }

  private TrainedNetwork stopEarly(EarlyStopping stopping, double firstLoss) {
    Judge validation = new Judge(stopping.validation(), Double.POSITIVE_INFINITY);
    Pass best = new Pass(0, firstLoss, validation.loss(network), weights.clone());
    int epoch = 1;
    while (epoch <= settings.mostEpochs() && epoch - best.epoch <= stopping.patience()) {
      double trainingLoss = pass();
      double validationLoss = validation.loss(network);
      if (validationLoss < best.validationLoss) {
        best = new Pass(epoch, trainingLoss, validationLoss, weights.clone());
      }
      tell(epoch, settings.mostEpochs(), trainingLoss, validationLoss, best.epoch);
      if (!Double.isFinite(trainingLoss)) {
        break;
      }
      epoch++;
    }
    network.load(best.weights);
    return new TrainedNetwork(
        architecture.parameters(best.weights),
        best.epoch,
        best.trainingLoss,
        OptionalDouble.of(best.validationLoss),
        validation.vectors(network));
  }

  private TrainedNetwork runOut(FixedEpochs fixed, double firstLoss) {
    double loss = firstLoss;
    for (int epoch = 1; epoch <= fixed.epochs(); epoch++) {
      loss = pass();
      if (!Double.isFinite(loss)) {
        throw new ArithmeticException(
            "training loss of pass " + epoch + ": " + loss + ": lower the learning rate");
      }
      tell(epoch, fixed.epochs(), loss, Double.NaN, epoch);
    }
    return new TrainedNetwork(
        architecture.parameters(weights),
        fixed.epochs(),
        loss,
        OptionalDouble.empty(),
        new Judge(task.training(), settings.largestError()).vectors(network));
  }

  private void tell(int epoch, int epochs, double loss, double validationLoss, int best) {
    monitor.epoch(new MemberMonitor.Epoch(epoch, epochs, loss, validationLoss, best));
  }

  /** Mean loss of a pass, while the weights changed. */
  private double pass() {
    Rows.shuffle(dates, order);
    double sum = 0;
    int labels = 0;
    for (int from = 0; from < dates.length; from += settings.datesPerBatch()) {
      if (monitor.cancelled()) {
        throw new CancellationException("training was ended before it was done");
      }
      Batch batch =
          rows.batch(dates, from, Math.min(from + settings.datesPerBatch(), dates.length));
      sum += update(batch);
      labels += batch.labelled();
    }
    return sum / labels;
  }

  private double update(Batch batch) {
    if (settings.inputNoise() > 0) {
      Rows.addNoise(batch, settings.inputNoise(), noise);
    }
    double loss = network.gradient(batch, gradient);
    int labels = batch.labelled();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= labels;
    }
    adam.update(weights, gradient, settings.learningRate().at(share()));
    network.load(weights);
    updates++;
    return loss;
  }

  /** Of all updates that there may be, those that are done. */
  private double share() {
    int batches = (dates.length + settings.datesPerBatch() - 1) / settings.datesPerBatch();
    return (double) updates / ((double) batches * settings.mostEpochs());
  }

  /** A pass and its weights. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Pass(int epoch, double trainingLoss, double validationLoss, double[] weights) {}
}
