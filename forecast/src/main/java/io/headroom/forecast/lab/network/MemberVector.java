package io.headroom.forecast.lab.network;

/**
 * Inputs of some instruments on one date with what Deeplearning4j made of them.
 *
 * @param inputs {@code [instruments][steps][features]}, scaled; not to be changed
 * @param outputs one of each; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record MemberVector(float[] inputs, float[] outputs) {
  public MemberVector {
    if (outputs.length == 0 || inputs.length % outputs.length != 0) {
      throw new IllegalArgumentException(
          "test vector: inputs="
              + inputs.length
              + ", outputs="
              + outputs.length
              + ": expected at least one output and as many inputs for each");
    }
  }
}
