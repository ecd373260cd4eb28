package io.headroom.forecast.serving;

/**
 * What a network makes of a batch of rows, with the same bits for a row whatever else is in the
 * batch, on every machine and JVM.
 *
 * <p>It owns the memory it computes in, so it belongs to one thread; once warm, a call makes no
 * garbage. Inputs that are not finite make outputs of their row that are not a number or have no
 * meaning, and touch no other row.
 */
public interface ForwardPass {
  /** How many numbers go in for a row. */
  int inputLength();

  /** How many numbers come out for a row. */
  int outputLength();

  /**
   * Computes a batch.
   *
   * @param inputs {@code [rows][inputLength]}; more behind is not read
   * @param outputs {@code [rows][outputLength]}, written; more behind is not touched
   * @throws IllegalArgumentException if an array is too short
   */
  void forward(float[] inputs, int rows, float[] outputs);
}
