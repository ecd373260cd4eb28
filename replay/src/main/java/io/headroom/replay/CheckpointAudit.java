package io.headroom.replay;

import io.headroom.journal.seal.CheckpointDay;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks a log's own checkpoints without its records: that each can be read, is signed, is of this
 * log, and that sizes never fall. What it leaves are the roots that the log must have.
 */
final class CheckpointAudit {
  private final String log;
  private final SealedLog seals;
  private final SealPublicKey key;
  private final String journalId;
  private final List<ExpectedRoot> roots = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Finding> finding = Optional.empty();
  private Optional<ExpectedRoot> newest = Optional.empty();

  private CheckpointAudit(String log, SealedLog seals, SealPublicKey key, String journalId) {
    this.log = log;
    this.seals = seals;
    this.key = key;
    this.journalId = journalId;
  }

  static CheckpointAudit of(String log, SealedLog seals, SealPublicKey key, String journalId) {
    CheckpointAudit audit = new CheckpointAudit(log, seals, key, journalId);
    // A sealer at work replaces the newest before it adds to the day: read the other way round, the
    // newest is never older than the days.
    List<DayFile> days = audit.readDays();
    audit.readNewest();
    audit.checkDays(days);
    audit.checkNewestIsLargest();
    return audit;
  }

  /** The first thing that is wrong. */
  Optional<Finding> finding() {
    return finding;
  }

  /** What a crash has left, which is no fault. */
  List<String> notes() {
    return notes;
  }

  /** The roots that the log must have, the smallest size first. */
  List<ExpectedRoot> roots() {
    return roots.stream().sorted(Comparator.comparingLong(ExpectedRoot::size)).toList();
  }

  /** The largest checkpoint with a good signature; empty if there is none. */
  Optional<SignedCheckpoint> largest() {
    return roots.stream()
        .map(ExpectedRoot::checkpoint)
        .max(Comparator.comparingLong(SignedCheckpoint::size));
  }

  /** How many checkpoints there are in the days' files. */
  int checkpoints() {
    return (int) roots.stream().filter(root -> root.offset() >= 0).count();
  }

  private void readNewest() {
    seals
        .newestProblem()
        .ifPresent(problem -> found(seals.newestFileName(), -1, "a signed checkpoint", problem));
    if (seals.newestIsThere() && finding.isEmpty()) {
      newest =
          seals
              .newestCheckpoint()
              .map(checkpoint -> new ExpectedRoot(checkpoint, seals.newestFileName(), -1));
    }
    newest.ifPresent(this::take);
  }

  /** A day as it was when it was read. */
  private record DayFile(String file, CheckpointDay day) {}

  private List<DayFile> readDays() {
    return seals.days().stream()
        .map(day -> new DayFile(seals.dayFile(day), seals.day(day)))
        .toList();
  }

  private void checkDays(List<DayFile> days) {
    long before = 0;
    for (int i = 0; i < days.size(); i++) {
      String file = days.get(i).file();
      CheckpointDay day = days.get(i).day();
      boolean last = i == days.size() - 1;
      for (CheckpointDay.Entry entry : day.entries()) {
        if (entry.checkpoint().isPresent()) {
          before =
              readEntry(new ExpectedRoot(entry.checkpoint().get(), file, entry.from()), before);
        } else if (last && isTorn(day, entry)) {
          notes.add(file + " ends in an unfinished checkpoint, as a crash leaves it");
        } else {
          found(file, entry.from(), "a signed checkpoint", entry.problem().orElseThrow());
        }
      }
    }
  }

  private boolean isTorn(CheckpointDay day, CheckpointDay.Entry entry) {
    return entry.to() == day.length()
        && newest
            .map(ExpectedRoot::checkpoint)
            .filter(whole -> entry.isTorn(whole.checkpoint().origin(), whole.size()))
            .isPresent();
  }

  private long readEntry(ExpectedRoot root, long before) {
    if (!seals.isSigned(root.checkpoint())) {
      found(
          root.source(),
          root.offset(),
          "a good signature of the key " + key,
          "none on the checkpoint of size " + root.size());
      return before;
    }
    if (root.size() < before) {
      found(root.source(), root.offset(), "a size of at least " + before, "size " + root.size());
    }
    take(root);
    return Math.max(before, root.size());
  }

  private void take(ExpectedRoot root) {
    String origin = root.checkpoint().checkpoint().origin();
    if (!origin.endsWith("/" + journalId + "/" + log)) {
      found(
          root.source(), root.offset(), "an origin that ends in " + journalId + "/" + log, origin);
    }
    roots.add(root);
  }

  private void checkNewestIsLargest() {
    long largest = largest().map(SignedCheckpoint::size).orElse(0L);
    if (finding.isEmpty() && newest.isPresent() && newest.get().size() < largest) {
      found(
          seals.newestFileName(),
          -1,
          "the checkpoint of size " + largest + ", the newest of the days",
          "the one of size " + newest.get().size());
    }
    if (finding.isEmpty() && newest.isEmpty() && largest > 0) {
      found(seals.newestFileName(), -1, "the checkpoint of size " + largest, "no such file");
    }
  }

  private void found(String file, long offset, String expected, String found) {
    if (finding.isEmpty()) {
      finding = Optional.of(new Finding(log, 0, file, offset, expected, found));
    }
  }
}
