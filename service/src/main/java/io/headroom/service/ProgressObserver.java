package io.headroom.service;

import io.headroom.ingest.Feeds;
import io.headroom.service.live.Observer;

/** Shows how far the feeds have come. */
record ProgressObserver(Progress progress) implements Observer {
  @Override
  public void fed(Feeds feeds) {
    progress.update(feeds.share(), feeds.rows(), "ticks");
  }

  @Override
  public void ended(Feeds feeds) {
    progress.done();
  }
}
