package io.headroom.service.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** Listens for desks. */
final class GatewayVerticle extends VerticleBase {
  private final Listening listening;
  private final RunState state;
  private HttpServer server;
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
    server = vertx.createHttpServer(new HttpServerOptions());
    return server
        .requestHandler(request -> request.response().setStatusCode(404).end(state.feeds().text()))
        .listen(listening.port(), listening.host())
        .onSuccess(bound -> port = bound.actualPort())
        .recover(e -> Future.failedFuture(cannotListen(e)));
  }

  Future<Void> sayBye() {
    return Future.succeededFuture();
  }

  private CannotListenException cannotListen(Throwable e) {
    String where = listening.host() + ":" + listening.port();
    return new CannotListenException(
        e instanceof java.net.BindException
            ? "cannot listen on " + where + ": the port is taken; choose another with --port"
            : "cannot listen on " + where + ": " + e.getMessage(),
        e);
  }
}
