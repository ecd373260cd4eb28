package io.headroom.service;

import io.headroom.ingest.ResumePoints;
import io.headroom.journal.EngineRun;
import io.headroom.journal.EngineState;
import io.headroom.journal.Epoch;
import io.headroom.journal.Epochs;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.Follower;
import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHandler;
import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import io.headroom.replay.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a journal holds, as far as whoever goes on with it must know: read from its newest snapshot
 * that can be used, and from the facts after that.
 *
 * <p>The engine keeps the same account while it runs, so that the next snapshot has it.
 */
final class JournalAccount {
  private final OpeningState state = new OpeningState();
  private final ResumePoints resume = new ResumePoints();
  private final Epochs epochs = new Epochs();
  private final List<Follower> followers = List.of(state, resume, epochs);
  private final List<String> notes = new ArrayList<>();
  private Optional<Snapshots.Found> snapshot = Optional.empty();
  private long lastFact;

  private JournalAccount() {}

  /** Of a journal that does not exist yet. */
  static JournalAccount ofNothing() {
    return new JournalAccount();
  }

  /** Of a journal as it is now. */
  static JournalAccount of(Journal journal) {
    JournalAccount account = new JournalAccount();
    account.lastFact = journal.lastFact();
    account.find(journal);
    account.read(journal);
    account.checkEpoch();
    return account;
  }

  /** What of a config's opening facts there is. */
  OpeningState state() {
    return state;
  }

  /** How far the feeds have come. */
  ResumePoints resume() {
    return resume;
  }

  /** The epoch in which this release decides. */
  Epoch epoch() {
    return epochs.of(Projections.create().inOrder(), lastFact);
  }

  /** What is to be told about it, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** What an engine is to run that goes on with the journal. */
  EngineRun engine(List<Projection> projections) {
    return EngineRun.from(
        snapshot,
        epoch().firstFact(),
        projections,
        List.of(new OpeningState(), new ResumePoints(), new Epochs()));
  }

  private void find(Journal journal) {
    Snapshots.Search search =
        new Snapshots(journal.files())
            .newest(SnapshotCheck.of(journal, Projections.create().inOrder(), followers));
    notes.addAll(search.notes());
    snapshot = search.found();
  }

  private void read(Journal journal) {
    Optional<EngineState> known = snapshot.map(found -> found.snapshot().state());
    for (Follower follower : followers) {
      known
          .flatMap(state -> state.follower(follower.name()))
          .ifPresent(part -> part.restoreTo(follower));
    }
    FactDispatcher dispatcher = new FactDispatcher();
    RecordHandler toAll =
        (fact, offset, length) ->
            followers.forEach(one -> dispatcher.dispatch(fact, offset, length, one));
    try (LogReader facts =
        journal.facts().reader(1 + known.map(EngineState::lastFact).orElse(0L))) {
      int read = 1;
      while (read > 0) {
        read = facts.poll(toAll);
      }
    }
  }

  /** A snapshot of an earlier epoch, even one of the same algorithms, is no state of this one. */
  private void checkEpoch() {
    Epoch epoch = epoch();
    if (epoch.firstFact() > lastFact && lastFact > 0) {
      Epoch before = epochs.all().get(epochs.all().size() - 1);
      checkNotNewer(before);
      notes.add(
          String.format(
              Locale.ROOT,
              "epoch %d begins with fact %d: what was decided before, by release %s with %s, stays as it is; this release decides with %s",
              epoch.number(),
              epoch.firstFact(),
              before.build(),
              before.algorithmsText(),
              epoch.algorithmsText()));
    }
    if (snapshot.isPresent() && snapshot.get().snapshot().state().lastFact() < epoch.firstFact()) {
      notes.add(snapshot.get().name() + " is not used: it is of an earlier epoch");
      snapshot = Optional.empty();
    }
  }

  private static void checkNotNewer(Epoch last) {
    for (Projection ours : Projections.create().inOrder()) {
      if (last.algorithms().getOrDefault(ours.name(), 0) > ours.algorithmVersion()) {
        throw new UnusableInputException(
            String.format(
                Locale.ROOT,
                "the journal was computed by release %s with %s; of %s this release has version %d, which is older: go on with that release or a newer one",
                last.build(),
                last.algorithmsText(),
                ours.name(),
                ours.algorithmVersion()));
      }
    }
  }
}
