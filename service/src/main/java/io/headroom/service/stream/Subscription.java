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
  private final TreeMap<Long, Update> waiting = new TreeMap<>();
  private final Map<String, Long> latest = new HashMap<>();
  private int events;
  private long previous;
  private long skipped;

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
    waiting.put(update.decision(), update);
    if (update.subject().isEmpty()) {
      events++;
      return;
    }
    Long obsolete = latest.put(update.subject().get(), update.decision());
    if (obsolete != null) {
      waiting.remove(obsolete);
      skipped++;
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

  /** Takes the next update out. */
  Update take() {
    if (!owed.isEmpty()) {
      return owed.removeFirst();
    }
    Update update = waiting.pollFirstEntry().getValue();
    update.subject().ifPresentOrElse(latest::remove, () -> events--);
    return update;
  }

  /** The message for an update, which is now the last that was sent. */
  String message(long decision, String updateJson) {
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
    skipped = 0;
    return text;
  }
}
