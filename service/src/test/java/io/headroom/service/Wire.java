package io.headroom.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A wire to a port of this machine that can be cut, and held so that nothing gets through. */
final class Wire implements AutoCloseable {
  private static final int MANY = 1_000;

  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Semaphore flow = new Semaphore(MANY);

  private Wire(ServerSocket listening, int port) {
    this.listening = listening;
    this.port = port;
  }

  /** A wire to the port, at a port of its own. */
  static Wire to(int port) throws IOException {
    Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    wire.inBackground(wire::accept);
    return wire;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Ends every connection; new ones are let through. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Lets nothing through until it is released; connections stay. */
  void hold() {
    flow.acquireUninterruptibly(MANY);
  }

  void release() {
    flow.release(MANY);
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket near = keep(listening.accept());
      try {
        Socket far = keep(new Socket(InetAddress.getLoopbackAddress(), port));
        inBackground(() -> copy(near, far));
        inBackground(() -> copy(far, near));
      } catch (SocketException e) {
        // Nobody listens there any more, so that who asks here is to find nobody either.
        near.close();
      }
    }
  }

  private Socket keep(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void copy(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[8_192];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        flow.acquireUninterruptibly();
        try {
          out.write(bytes, 0, n);
        } finally {
          // A wire that was cut in the middle must not keep others from being held.
          flow.release();
        }
      }
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void inBackground(Work work) {
    Thread thread = new Thread(() -> run(work), "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (SocketException e) {
      // Cut, or ended by one of its sides: what a wire is for.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
