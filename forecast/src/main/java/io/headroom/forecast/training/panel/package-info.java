/**
 * Trains networks on a panel of daily variances with Deeplearning4j: an LSTM, a causal CNN or a
 * Transformer, from tensors to the records of {@link io.headroom.forecast.serving}.
 *
 * <p>A row is a date with all its instruments, a label the error of the linear model in logarithms,
 * and what a network gives is its forecast of that error; so a network that says nothing is the
 * linear model, and each training starts there.
 *
 * <pre>{@code
 * TrainingTask task =
 *     TrainingTask.of(new LstmShape(16), settings, seed, training,
 *         new EarlyStopping(validation, 5));
 * TrainedNetwork network = MemberTrainer.train(task, monitor);
 * }</pre>
 *
 * <p>{@link io.headroom.forecast.training.panel.JobRunner} works through many of them. One task has
 * one result, to the bit, on one thread and one kernel of the linear algebra library, whatever was
 * trained before or is trained beside it.
 */
package io.headroom.forecast.training.panel;
