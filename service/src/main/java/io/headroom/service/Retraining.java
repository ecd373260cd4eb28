package io.headroom.service;

import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;

/**
 * Trains a network again as its manifest says, and compares the bits.
 *
 * @param sameData whether the examples are those that it was trained on
 * @param sameWeights whether each weight of each member came out the same
 * @param kernel the BLAS kernel of this training
 * @param kernelThen that of the first one
 */
record Retraining(boolean sameData, boolean sameWeights, String kernel, String kernelThen) {
  static Retraining of(Path file, NetworkArtifact artifact, Trainer trainer) {
    TrainingManifest manifest = new TrainingManifest(file, artifact);
    NetworkArtifact again = trainer.train(manifest.settings(), manifest.lastDay(), manifest.note());
    return new Retraining(
        new TrainingManifest(file, again).dataHash().equals(manifest.dataHash()),
        again.hasWeightsOf(artifact),
        trainer.blasKernel(),
        manifest.blasKernel());
  }

  /** What to make of it, in a sentence. */
  String text() {
    if (sameWeights) {
      return "trained again: the same weights, bit for bit";
    }
    if (!sameData) {
      return "trained again: other weights, and the days are not those of the first training";
    }
    return kernel.equals(kernelThen)
        ? "trained again: other weights, on the same days and BLAS kernel (" + kernel + ")"
        : "trained again: other weights, on another BLAS kernel ("
            + kernel
            + ", the first training had "
            + kernelThen
            + ")";
  }
}
