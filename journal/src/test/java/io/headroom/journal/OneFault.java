package io.headroom.journal;

/** One fault, at one operation; counts them all. */
final class OneFault implements Faults {
  private final long at;
  private final Fault fault;
  private long operations;

  /**
   * Fails once.
   *
   * @param at the operation's place, from 1
   */
  OneFault(long at, Fault fault) {
    this.at = at;
    this.fault = fault;
  }

  /** How many operations there have been. */
  long operations() {
    return operations;
  }

  @Override
  public Fault next(String operation) {
    operations++;
    return operations == at ? fault : Fault.NONE;
  }
}
