package io.headroom.forecast.lab.network;

/** Takes some instruments out of a window of all. */
final class Windows {
  private Windows() {}

  /**
   * The rows of some instruments, in this order.
   *
   * @param window {@code [width][steps][features]}
   * @param instruments their numbers
   * @return {@code [instruments][steps][features]}
   */
  static float[] of(int[] instruments, float[] window, int width) {
    int length = window.length / width;
    float[] chosen = new float[instruments.length * length];
    for (int k = 0; k < instruments.length; k++) {
      System.arraycopy(window, instruments[k] * length, chosen, k * length, length);
    }
    return chosen;
  }
}
