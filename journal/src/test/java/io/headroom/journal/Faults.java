package io.headroom.journal;

/** Says what becomes of each operation on a simulated storage. */
@FunctionalInterface
interface Faults {
  /** Nothing fails. */
  Faults NONE = operation -> Fault.NONE;

  /**
   * Decides on the operation that is about to begin.
   *
   * @param operation for the trace, for example "sync facts"
   */
  Fault next(String operation);

  /** A document is about to be read; reads do not fail. */
  default void reading() {}

  /** What becomes of an operation. */
  enum Fault {
    /** It does what it is to do. */
    NONE,
    /** The process ends before it. */
    CRASH_BEFORE,
    /** The process ends when a part of it is done. */
    CRASH_INSIDE,
    /** The process ends when it is done and before it returns. */
    CRASH_AFTER,
    /** It throws, and a part of it may be done. */
    FAILURE
  }
}
