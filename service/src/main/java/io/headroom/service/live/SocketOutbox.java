package io.headroom.service.live;

import io.headroom.service.stream.Outbox;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;

/** A websocket as an outbox. Belongs to the gateway's event loop. */
final class SocketOutbox implements Outbox {
  private final ServerWebSocket socket;
  private final Context context;
  private Runnable onWake = () -> {};
  private boolean closed;
  private boolean waking;

  SocketOutbox(ServerWebSocket socket, Context context) {
    this.socket = socket;
    this.context = context;
  }

  void onWake(Runnable pump) {
    onWake = pump;
  }

  /** To be called when the socket is closed: it must not be asked anything from then on. */
  void closed() {
    closed = true;
  }

  @Override
  public boolean full() {
    return closed || socket.writeQueueFull();
  }

  @Override
  public void send(String text) {
    if (!closed) {
      socket.writeTextMessage(text);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (!closed) {
      socket.close((short) code, reason);
    }
  }

  @Override
  public void wake() {
    if (!waking) {
      waking = true;
      context.runOnContext(
          go -> {
            waking = false;
            onWake.run();
          });
    }
  }
}
