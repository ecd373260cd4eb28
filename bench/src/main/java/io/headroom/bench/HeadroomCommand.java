package io.headroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code headroom} command as a process of its own, started as a person starts it. */
final class HeadroomCommand implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long POLL_MILLIS = 5;

  private final List<String> arguments;
  private final Path output;
  private final Process process;
  private final long started;

  private HeadroomCommand(List<String> arguments, Path output, Process process, long started) {
    this.arguments = arguments;
    this.output = output;
    this.process = process;
    this.started = started;
  }

  /**
   * Starts it.
   *
   * @param output a file that takes what it writes
   */
  static HeadroomCommand start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("headroom.root"), "headroom").toString());
    command.addAll(List.of(arguments));
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    return new HeadroomCommand(List.of(arguments), output, process, started);
  }

  /** Runs it to its end and tells how many seconds that took. */
  static double seconds(Path output, String... arguments) throws IOException, InterruptedException {
    try (HeadroomCommand command = start(output, arguments)) {
      command.awaitEnd();
      return (System.nanoTime() - command.started) / 1e9;
    }
  }

  /** Waits until it has written something like this. */
  Matcher await(Pattern pattern) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      boolean alive = process.isAlive();
      Matcher matcher = pattern.matcher(Files.readString(output));
      if (matcher.find()) {
        return matcher;
      }
      if (!alive) {
        break;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw failure("did not write " + pattern);
  }

  /** Ends it as Ctrl-C does. */
  void end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
      throw failure("did not end");
    }
  }

  private void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS) || process.exitValue() != 0) {
      throw failure("did not end well");
    }
  }

  private IllegalStateException failure(String what) throws IOException {
    return new IllegalStateException(
        "headroom " + String.join(" ", arguments) + " " + what + ":\n" + Files.readString(output));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
