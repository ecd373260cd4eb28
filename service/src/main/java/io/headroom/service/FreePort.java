package io.headroom.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port that nobody listens on. */
final class FreePort {
  private static final int TRIES = 100;

  private FreePort() {}

  /**
   * The first free one.
   *
   * @param host on which it is to be free
   * @param first where to begin
   * @throws UnusableInputException if none of a hundred is
   */
  static int from(String host, int first) {
    for (int port = first; port < first + TRIES; port++) {
      if (isFree(host, port)) {
        return port;
      }
    }
    throw new UnusableInputException(
        "no port from " + first + " to " + (first + TRIES - 1) + " is free; name one with --port");
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
