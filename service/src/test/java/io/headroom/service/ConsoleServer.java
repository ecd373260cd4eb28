package io.headroom.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Serves the console's files and those of the test's resources below {@code /test/}, no stream. */
final class ConsoleServer implements AutoCloseable {
  private final HttpServer server;

  private ConsoleServer(HttpServer server) {
    this.server = server;
  }

  static ConsoleServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ConsoleServer::answer);
    server.start();
    return new ConsoleServer(server);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    URI address = exchange.getRequestURI();
    byte[] bytes = address.getPath().startsWith("/test/") ? test(address) : site(address);
    exchange.getResponseHeaders().set("Content-Type", type(address.getPath()));
    exchange.sendResponseHeaders(
        bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static byte[] site(URI address) throws IOException {
    return ConsoleFiles.bytes(address);
  }

  private static byte[] test(URI address) throws IOException {
    String name = "/console/" + address.getPath().substring("/test/".length());
    try (var in = ConsoleServer.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static String type(String path) {
    if (path.endsWith(".js")) {
      return "text/javascript";
    }
    return path.endsWith(".css") ? "text/css" : "text/html";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
