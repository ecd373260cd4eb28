package io.headroom.service;

import io.headroom.journal.Epoch;
import io.headroom.journal.Epochs;
import io.headroom.journal.Projection;
import io.headroom.replay.Projections;
import java.util.List;
import java.util.Optional;

/**
 * The epoch in which this release goes on with a journal.
 *
 * @param note that one begins, and why; empty where the last one goes on
 */
record EpochStart(Epoch epoch, Optional<String> note) {
  /**
   * Of this release's algorithms.
   *
   * @throws UnusableInputException if the journal's last epoch is of newer ones
   */
  static EpochStart of(Epochs epochs, long lastFact) {
    List<Projection> ours = Projections.create().inOrder();
    Epoch epoch = epochs.of(ours, lastFact);
    List<Epoch> before = epochs.all();
    if (before.isEmpty() || before.get(before.size() - 1).number() == epoch.number()) {
      return new EpochStart(epoch, Optional.empty());
    }
    Epoch last = before.get(before.size() - 1);
    for (Projection projection : ours) {
      if (last.algorithms().getOrDefault(projection.name(), 0) > projection.algorithmVersion()) {
        throw new UnusableInputException(
            "the journal was computed by release %s with %s; this release has older ones, %s: go on with that release or a newer one"
                .formatted(last.build(), last.algorithmsText(), Epoch.text(ours)));
      }
    }
    return new EpochStart(
        epoch,
        Optional.of(
            "epoch %d begins with fact %,d: what was decided before, by release %s with %s, stays as it is; this release has %s"
                .formatted(
                    epoch.number(),
                    epoch.firstFact(),
                    last.build(),
                    last.algorithmsText(),
                    Epoch.text(ours))));
  }
}
