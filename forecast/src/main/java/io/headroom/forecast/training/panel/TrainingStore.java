package io.headroom.forecast.training.panel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps results of trainings, so that what is done is not done again.
 *
 * <p>A result is kept under a key of all that determines it, so a store never needs to be emptied
 * because something changed.
 */
public interface TrainingStore {
  /** A store that keeps nothing. */
  static TrainingStore none() {
    return new NoStore();
  }

  /** A store that keeps a file for each result in a folder, which is made if there is none. */
  static TrainingStore in(Path folder) {
    return new FolderStore(folder);
  }

  /**
   * What is kept under a key.
   *
   * @param key SHA-256 in hexadecimal
   * @throws IOException if it can't be read, or is not what was written
   */
  Optional<TrainedNetwork> find(String key) throws IOException;

  /**
   * Keeps a result: as a whole or, if that fails or the machine does, not at all.
   *
   * @throws IOException if it can't be written
   */
  void keep(String key, TrainedNetwork network) throws IOException;
}
