package io.headroom.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code headroom demo}, and the address that it has printed. */
final class DemoProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://\\S+#token=\\S+");
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final long PAUSE_NANOS = 50_000_000L;

  private final Process process;
  private final URI address;

  private DemoProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits for the address. */
  static DemoProcess start(Path folder, String... arguments) throws IOException {
    Path out = folder.resolve("demo.out");
    Path err = folder.resolve("demo.err");
    Process process = HeadroomProcess.startInto(out, err, arguments);
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher matcher = ADDRESS.matcher(read(out) + read(err));
      if (matcher.find()) {
        return new DemoProcess(process, URI.create(matcher.group()));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    process.destroyForcibly();
    throw new AssertionError("the demo printed no address: " + read(out) + read(err));
  }

  /** The console's port. */
  int port() {
    return address.getPort();
  }

  /** The console's address with its token, by way of another port. */
  String addressAt(int port) {
    return "http://" + address.getHost() + ":" + port + "/#" + address.getFragment();
  }

  /** Ends it at once, as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
