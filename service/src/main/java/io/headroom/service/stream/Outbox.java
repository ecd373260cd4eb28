package io.headroom.service.stream;

/** Where a connection's messages go. */
public interface Outbox {
  /** Whether what was sent is still waiting, so that more should not be sent now. */
  boolean full();

  /** Sends a message. */
  void send(String text);

  /** Ends the connection when what was sent has gone out. */
  void close(int code, String reason);

  /** Asks for {@link Connection#pump} to be called once other work has had its turn. */
  void wake();
}
