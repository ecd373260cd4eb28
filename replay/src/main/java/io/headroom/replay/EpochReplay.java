package io.headroom.replay;

import io.headroom.journal.Engine;
import io.headroom.journal.Epoch;
import io.headroom.journal.Epochs;
import io.headroom.journal.FactReader;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A replay on one thread, as the service computed it, of the epochs whose algorithm versions this
 * release has. Decisions of the others are counted and not computed again.
 */
final class EpochReplay {
  private final Journal journal;
  private final List<Epoch> epochs;

  private EpochReplay(Journal journal, List<Epoch> epochs) {
    this.journal = journal;
    this.epochs = epochs;
  }

  /**
   * A replay of a journal.
   *
   * @throws JournalException naming the releases that can, if this one can compute no epoch of it
   */
  static EpochReplay of(Journal journal) {
    List<Projection> ours = Projections.create().inOrder();
    Epochs all = Epochs.of(journal);
    List<Epoch> epochs = all.all().isEmpty() ? List.of(all.of(ours, 0)) : all.all();
    if (epochs.stream().noneMatch(epoch -> epoch.isOf(ours))) {
      throw noneOf(journal, epochs, ours);
    }
    return new EpochReplay(journal, epochs);
  }

  /** Runs it. */
  ReplayReport run(LongConsumer onFact) {
    long[] lastDecisions = lastDecisions();
    ReplayReport report = ReplayReport.NOTHING;
    for (int i = 0; i < epochs.size(); i++) {
      long before = i == 0 ? 0 : lastDecisions[i - 1];
      report = report.and(run(i, before, lastDecisions[i], onFact));
    }
    return report;
  }

  private ReplayReport run(int index, long before, long last, LongConsumer onFact) {
    Epoch epoch = epochs.get(index);
    List<Projection> projections = Projections.create().inOrder();
    if (!epoch.isOf(projections)) {
      return ReplayReport.notComputed(
          new ReplayReport.OtherEpoch(epoch, lastFact(index), last - before));
    }
    try (Comparison comparison =
            Comparison.of(journal.decisions().reader(before + 1), last - before);
        Engine engine =
            new Engine(projections, journal.facts().reader(1), () -> lastFact(index), comparison)) {
      if (epoch.firstFact() > 1) {
        engine.beginEpochAt(epoch.firstFact(), journal.decisions().reader(1));
      }
      while (engine.poll() > 0) {
        onFact.accept(engine.lastFact());
      }
      return comparison.report(engine.lastFact());
    }
  }

  private long lastFact(int index) {
    return index + 1 < epochs.size() ? epochs.get(index + 1).firstFact() - 1 : Long.MAX_VALUE;
  }

  /** The number of each epoch's last decision. */
  private long[] lastDecisions() {
    long[] last = new long[epochs.size()];
    RecordHeader header = new RecordHeader();
    int epoch = 0;
    try (RecordCursor decisions = new RecordCursor(journal.decisions().reader(1))) {
      while (decisions.next()) {
        long cause = decisions.header(header).cause();
        while (cause > lastFact(epoch)) {
          last[epoch + 1] = last[epoch];
          epoch++;
        }
        last[epoch] = header.number();
      }
    }
    for (int i = epoch + 1; i < last.length; i++) {
      last[i] = last[i - 1];
    }
    return last;
  }

  private static JournalException noneOf(
      Journal journal, List<Epoch> epochs, List<Projection> ours) {
    String theirs =
        epochs.stream()
            .map(epoch -> "release " + epoch.build() + " with " + epoch.algorithmsText())
            .collect(Collectors.joining("; then "));
    return new JournalException(
        "journal "
            + journal.id()
            + " was computed by "
            + theirs
            + "; this release has "
            + Epoch.text(ours)
            + ": use that release to replay it");
  }

  /** Whether a journal begins with an epoch that this release can compute, as nearly all do. */
  static boolean beginsWithOurs(Journal journal, List<Projection> ours) {
    Epochs epochs = new Epochs();
    try (FactReader reader = journal.readFacts(1)) {
      reader.poll(epochs);
    }
    Optional<Epoch> first = epochs.all().stream().findFirst();
    return first.isEmpty() || first.get().isOf(ours);
  }
}
