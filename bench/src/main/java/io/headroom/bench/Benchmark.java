package io.headroom.bench;

import java.nio.file.Path;

/** One measurement. */
interface Benchmark {
  /** What it is asked for by. */
  String name();

  /** What it measures, and beside what, in a sentence. */
  String description();

  /**
   * Measures.
   *
   * @param folder empty, for whatever it writes
   * @param progress told in a few words what is being done
   */
  Figures run(Path folder, Progress progress) throws Exception;

  /** Hears what is being done. */
  @FunctionalInterface
  interface Progress {
    /** In a few words. */
    void tell(String what);
  }
}
