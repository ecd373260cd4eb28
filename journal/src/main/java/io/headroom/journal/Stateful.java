package io.headroom.journal;

/** What can be written as bytes after any fact, and made again from them. */
public interface Stateful {
  /** Names it among others in the same journal, for example "forecast". */
  String name();

  /** Goes up whenever {@link #save} writes another layout than before. */
  int stateVersion();

  /**
   * Writes all that what it does next depends on. The same facts give the same bytes, however often
   * it has been saved and restored before. Changes nothing.
   */
  void save(StateWriter state);

  /**
   * Takes over what {@link #save} wrote. Called at most once, before the first fact.
   *
   * @throws StateException if the bytes are not such a state
   */
  void restore(StateReader state);
}
