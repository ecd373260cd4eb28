package io.headroom.service.live;

import java.util.Locale;

/** What the feeds are doing. */
public enum FeedState {
  /** The opening is on its way into the journal. */
  OPENING,
  /** Rows are submitted when they are due. */
  RUNNING,
  /** Rows wait until there is room on the disk. */
  PAUSED,
  /** Nothing is left. */
  ENDED,
  /** They were stopped, or the service failed. */
  STOPPED;

  /** In lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
