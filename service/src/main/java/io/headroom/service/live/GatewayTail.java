package io.headroom.service.live;

import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.service.stream.StreamIndex;
import io.headroom.service.stream.StreamIndexes;
import io.headroom.service.stream.Update;
import io.headroom.service.stream.UpdateReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings decisions from the tail to the gateway, and now and then, and at the end, keeps an index
 * of those that the next start has to read.
 */
final class GatewayTail implements TailVerticle.Target {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayTail.class);
  private static final long DECISIONS_PER_INDEX = 32_768;

  private final Vertx vertx;
  private final GatewayVerticle gateway;
  private final StreamIndexes indexes;
  private final StreamIndex from;
  private final List<Update> batch = new ArrayList<>();
  private final UpdateReader reader;
  private long kept;
  private volatile Future<Void> writing = Future.succeededFuture();

  /** To a gateway that has nothing yet. */
  GatewayTail(Vertx vertx, GatewayVerticle gateway, Journal journal) {
    this.vertx = vertx;
    this.gateway = gateway;
    indexes = new StreamIndexes(journal);
    StreamIndexes.Search search = indexes.newest(gateway.scopes());
    search.notes().forEach(LOG::warn);
    from = search.index();
    kept = search.last();
    reader = gateway.updateReader(batch::add);
  }

  @Override
  public StreamIndex from() {
    return from;
  }

  @Override
  public DecisionHandler handler() {
    return reader;
  }

  @Override
  public Future<Void> upTo(long head, long headTime) {
    List<Update> updates = List.copyOf(batch);
    batch.clear();
    Future<Void> taken = gateway.take(updates, head, headTime);
    return head - kept >= DECISIONS_PER_INDEX ? taken.compose(done -> keep(head)) : taken;
  }

  @Override
  public Future<Void> end(long head) {
    return head > kept ? keep(head) : Future.succeededFuture();
  }

  @Override
  public Future<Void> settled() {
    return writing.recover(e -> Future.succeededFuture());
  }

  /** An index that cannot be kept makes the next start slower and holds nothing up. */
  private Future<Void> keep(long head) {
    kept = head;
    return gateway
        .index()
        .compose(
            index -> {
              writing =
                  vertx.executeBlocking(
                      () -> {
                        write(head, index.with(reader.sources()));
                        return null;
                      });
              return writing;
            });
  }

  private void write(long head, StreamIndex index) {
    try {
      indexes.keep(head, index);
    } catch (JournalException e) {
      LOG.warn(
          "No index of what desks are shown could be kept after decision {}, so the next start"
              + " reads more decisions: {}",
          head,
          e.getMessage());
    }
  }
}
