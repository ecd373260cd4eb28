package io.headroom.service.stream;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What waits for one subscription, and what was sent on it.
 *
 * <p>Two queues: the updates that a resumed subscription is owed, whole; and behind them those that
 * came since, of which only the latest per subject waits. Decision numbers in the second are above
 * those in the first.
 */
final class Subscription {
  private final String id;
  private final Selection selection;
  private final Deque<Update> owed = new ArrayDeque<>();
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final Map<String, Long> latest = new HashMap<>();
  private int events;
  private long previous;

  /** An update that waits, and how many before it were left out. */
  private static final class Waiting {
    private final Update update;
    private long skipped;

    Waiting(Update update) {
      this.update = update;
    }
  }

  /**
   * @param previous the decision that the client knows already
   */
  Subscription(String id, Selection selection, long previous) {
    this.id = id;
    this.selection = selection;
    this.previous = previous;
  }

  String id() {
    return id;
  }

  boolean wants(Update update) {
    return selection.matches(update);
  }

  /** Puts what happened since the client left before anything else. */
  void owe(Collection<Update> updates) {
    owed.addAll(updates);
  }

  /** Puts an update at the end; an earlier one of the same subject is left out and counted. */
  void add(Update update) {
    waiting.put(update.decision(), new Waiting(update));
    if (update.subject().isEmpty()) {
      events++;
      return;
    }
    Long obsolete = latest.put(update.subject().get(), update.decision());
    if (obsolete != null) {
      long skipped = 1 + waiting.remove(obsolete).skipped;
      waiting.higherEntry(obsolete).getValue().skipped += skipped;
    }
  }

  /** Updates waiting that must not be left out. */
  int events() {
    return events;
  }

  /** The number of the next decision; empty if none waits. */
  Optional<Long> next() {
    if (!owed.isEmpty()) {
      return Optional.of(owed.getFirst().decision());
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.firstKey());
  }

  /** Takes the next update out, which now is the last that was sent. */
  String take() {
    if (!owed.isEmpty()) {
      Update update = owed.removeFirst();
      return message(update.decision(), 0, UpdateJson.of(update).toString());
    }
    Waiting next = waiting.pollFirstEntry().getValue();
    next.update.subject().ifPresentOrElse(latest::remove, () -> events--);
    return message(next.update.decision(), next.skipped, UpdateJson.of(next.update).toString());
  }

  /** The message for an update that need not wait, which now is the last that was sent. */
  String message(EncodedUpdate encoded) {
    return message(encoded.update().decision(), 0, encoded.json());
  }

  private String message(long decision, long skipped, String updateJson) {
    String text =
        "{\"subscription\":\""
            + id
            + "\",\"previous\":"
            + previous
            + ",\"skipped\":"
            + skipped
            + ","
            + updateJson.substring(1);
    previous = decision;
    return text;
  }
}
