package io.headroom.service.live;

import io.headroom.ingest.Feeds;
import io.headroom.journal.DecisionHandler;

/** Watches a live run. Each method has a thread of its own that it is always called on. */
public interface Observer {
  /** One that does not look. */
  Observer NONE = new Observer() {};

  /** Called on the feeds' thread after each step; must be quick. */
  default void fed(Feeds feeds) {}

  /** Called on the feeds' thread when nothing is left to feed. */
  default void ended(Feeds feeds) {}

  /** Takes every decision of the journal in order once it is durable, on a thread of its own. */
  default DecisionHandler decisions() {
    return new DecisionHandler() {};
  }
}
