package io.headroom.replay;

import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.TreeCheck;
import java.util.List;
import java.util.Optional;

/**
 * Compares a growing tree with its tiles and with the roots that were signed. Where record and tile
 * differ, the next signed root tells which of the two was changed.
 */
final class RootChecks {
  private final String log;
  private final TreeCheck tree;
  private final SealedLog seals;
  private final List<ExpectedRoot> roots;
  private final RecordPlaces places;
  private Optional<Finding> changed = Optional.empty();
  private long good;
  private int next;

  RootChecks(String log, TreeCheck tree, SealChecks checks, RecordPlaces places) {
    this.log = log;
    this.tree = tree;
    this.seals = checks.log();
    this.roots = checks.roots();
    this.places = places;
    skipEmpty();
  }

  /** Adds a record; returns the first thing that is wrong once it is certain. */
  Optional<Finding> add(byte[] leaf) {
    tree.add(leaf);
    if (changed.isEmpty() && tree.difference().isPresent()) {
      changed = Optional.of(asChangedRecord(tree.difference().get()));
    }
    while (next < roots.size() && roots.get(next).size() == tree.size()) {
      ExpectedRoot root = roots.get(next++);
      Optional<Finding> finding = check(root);
      if (finding.isPresent()) {
        return finding;
      }
      good = root.size();
    }
    return Optional.empty();
  }

  /** A root of a size that the log does not reach. */
  Optional<Finding> beyondEnd(long records) {
    if (next < roots.size()) {
      ExpectedRoot root = roots.get(next);
      return Optional.of(
          new Finding(
              log,
              records + 1,
              root.source(),
              root.offset(),
              SealChecks.text(root.checkpoint()),
              "a log of " + records + " records"));
    }
    return Optional.empty();
  }

  private void skipEmpty() {
    while (next < roots.size() && roots.get(next).size() == 0) {
      next++;
    }
  }

  private Optional<Finding> check(ExpectedRoot root) {
    if (tree.root().equals(root.checkpoint().root())) {
      return tree.difference().map(this::asChangedTile);
    }
    return Optional.of(changed.orElseGet(() -> between(root)));
  }

  private Finding asChangedRecord(TreeCheck.Difference difference) {
    long number = difference.index() + 1;
    String stored =
        difference.stored().map(Object::toString).orElse("unknown, its tile is missing");
    if (difference.tile().level() > 0 || !places.has(number)) {
      return new Finding(
          log,
          number,
          seals.tileFile(difference.tile()),
          difference.offset(),
          "from this record on the records that were sealed, with hash " + stored,
          "records with hash " + difference.computed());
    }
    return new Finding(
        log,
        number,
        places.file(number),
        places.offset(number),
        "the record that was sealed, with leaf hash " + stored,
        "a record with leaf hash " + difference.computed());
  }

  private Finding asChangedTile(TreeCheck.Difference difference) {
    return new Finding(
        log,
        difference.index() + 1,
        seals.tileFile(difference.tile()),
        difference.offset(),
        "hash " + difference.computed() + ", which the signed root confirms",
        difference.stored().map(hash -> "hash " + hash).orElse("no hash"));
  }

  /** Whoever changed the record changed the tiles to go with it. */
  private Finding between(ExpectedRoot root) {
    return new Finding(
        log,
        good + 1,
        root.source(),
        root.offset(),
        SealChecks.text(root.checkpoint())
            + "; one of the records "
            + (good + 1)
            + " to "
            + root.size()
            + " was changed, and the tiles with it",
        "root " + tree.root());
  }
}
