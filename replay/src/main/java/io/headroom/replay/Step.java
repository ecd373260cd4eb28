package io.headroom.replay;

/** One batch of facts on its way from one stage of a {@link PipelinedReplay} to the next. */
final class Step {
  final RecordList facts = new RecordList();

  /** The first stage's decisions, each tagged with the index of the fact that caused it. */
  final RecordList decisions = new RecordList();

  /** What ended the first stage; null as long as nothing has. */
  RuntimeException failure;

  Step clear() {
    facts.clear();
    decisions.clear();
    failure = null;
    return this;
  }
}
