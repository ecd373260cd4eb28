package io.headroom.service.live;

import io.headroom.journal.DecisionHandler;
import io.headroom.service.stream.StreamIndex;
import io.vertx.core.Future;
import java.util.List;

/**
 * For a run that nobody can connect to.
 *
 * @param last the last decision that there was; those up to it are not read
 */
record NoTarget(long last) implements TailVerticle.Target {
  @Override
  public StreamIndex from() {
    return new StreamIndex(List.of(), last, List.of());
  }

  @Override
  public DecisionHandler handler() {
    return new DecisionHandler() {};
  }

  @Override
  public Future<Void> upTo(long head, long headTime) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end(long head) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> settled() {
    return Future.succeededFuture();
  }
}
