package io.headroom.service.live;

import io.headroom.journal.JournalDriver;
import io.headroom.service.http.Credentials;
import io.headroom.service.stream.Bye;
import io.headroom.service.stream.ScopeDirectory;
import io.headroom.service.stream.StreamIndex;
import io.headroom.service.stream.Update;
import io.headroom.service.stream.UpdateReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where desks connect: HTTP and websockets on one event loop, which also owns the hub. What reads
 * the journal is elsewhere.
 */
final class GatewayVerticle extends VerticleBase {
  private static final int HEARTBEAT_MILLIS = 1000;
  private static final int SEND_BUFFER_BYTES = 256 * 1024;
  // Messages up to this are read, so that the one that sent more than 64 KiB can be told.
  private static final int MOST_MESSAGE_BYTES = 256 * 1024;
  private static final int CLOSE_SECONDS = 3;
  // Heartbeats keep a stream from being idle.
  private static final int IDLE_SECONDS = 60;

  private final Listening listening;
  private final RunState state;
  private HttpServer server;
  private Optional<GatewayRun> run = Optional.empty();
  private final Promise<Void> ended = Promise.promise();
  private boolean ending;
  private volatile int port;

  GatewayVerticle(Listening listening, RunState state) {
    this.listening = listening;
    this.state = state;
  }

  /** Known once this is deployed. */
  int port() {
    return port;
  }

  @Override
  public Future<?> start() {
    GatewayRequests requests = new GatewayRequests(vertx, context, listening, () -> run);
    vertx.setPeriodic(HEARTBEAT_MILLIS, now -> state.guard(this::beat));
    server = vertx.createHttpServer(options());
    return server
        .requestHandler(requests::handle)
        .listen(listening.port(), listening.host())
        .onSuccess(bound -> port = bound.actualPort())
        .recover(e -> Future.failedFuture(cannotListen(e)));
  }

  /** From now on there is a journal. Any thread may call. */
  Future<Void> attach(LiveRun begun, JournalDriver driver, StreamIndex from) {
    return onLoop(
        () ->
            run =
                Optional.of(
                    new GatewayRun(
                        listening, begun.journal(), driver, state, begun.seals(), from.floor())));
  }

  /** The scopes that there are. */
  ScopeDirectory scopes() {
    return ScopeDirectory.of(listening.config().firm());
  }

  /** What is to be read again to be where this is. Any thread may call, during a run. */
  Future<StreamIndex> index() {
    Promise<StreamIndex> index = Promise.promise();
    return onLoop(() -> index.complete(run.orElseThrow().hub().index()))
        .compose(done -> index.future());
  }

  /** Makes what {@link #take} takes. Any thread may call. */
  UpdateReader updateReader(Consumer<Update> updates) {
    return new UpdateReader(listening.config().instruments(), updates);
  }

  /** Shows and sends a run of updates. Any thread may call. */
  Future<Void> take(List<Update> updates, long head, long headTime) {
    return onLoop(() -> run.ifPresent(there -> there.hub().apply(updates, head, headTime)));
  }

  /**
   * Ends all connections and listens no more; completed when that is done. From then on the journal
   * may be closed. Any thread may call.
   */
  Future<Void> sayBye() {
    context.runOnContext(
        go -> {
          run.ifPresent(attached -> attached.hub().end(Bye.SHUTTING_DOWN));
          run = Optional.empty();
          if (!ending) {
            ending = true;
            server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS).onComplete(ended);
          }
        });
    return ended.future();
  }

  private void beat() {
    run.ifPresent(attached -> attached.hub().beat(attached.pulse(), System.currentTimeMillis()));
  }

  private Future<Void> onLoop(Runnable work) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        go -> {
          try {
            work.run();
            done.complete();
          } catch (RuntimeException | Error e) {
            state.failed(e);
            done.fail(e);
          }
        });
    return done.future();
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setSendBufferSize(SEND_BUFFER_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxWebSocketFrameSize(MOST_MESSAGE_BYTES)
            .setMaxWebSocketMessageSize(MOST_MESSAGE_BYTES)
            .setWebSocketClosingTimeout(CLOSE_SECONDS)
            .setRegisterWebSocketWriteHandlers(false)
            .setWebSocketSubProtocols(List.of(Credentials.SUBPROTOCOL));
    listening
        .tls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString())));
    return options;
  }

  private CannotListenException cannotListen(Throwable e) {
    String where = "cannot listen on " + listening.host() + ":" + listening.port() + ": ";
    return new CannotListenException(
        e instanceof BindException
            ? where + "the port is in use or the address is not this machine's; choose another"
            : where + e.getMessage(),
        e);
  }
}
