package io.headroom.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs the command in a JVM of its own, as a user does. */
final class HeadroomProcess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HeadroomProcess() {}

  /** What a run of the command gave. */
  record Result(int status, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException("standard output is not JSON: " + out + "\n" + err, e);
      }
    }
  }

  /** Runs the command on this JVM's JDK. */
  static Result run(String... arguments) throws IOException, InterruptedException {
    return run(ownJdk(), arguments);
  }

  /** Runs the command on the JDK in the folder. */
  static Result run(Path javaHome, String... arguments) throws IOException, InterruptedException {
    return run(builder(javaHome, Locations.data(), arguments));
  }

  /** Runs the command on this JVM's JDK with data from another folder. */
  static Result runWithData(Path data, String... arguments)
      throws IOException, InterruptedException {
    return run(builder(ownJdk(), data, arguments));
  }

  /** Runs the command on this JVM's JDK with JVM options of its own. */
  static Result runWithOptions(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = builder(ownJdk(), Locations.data(), arguments);
    builder.command().addAll(1, options);
    return run(builder);
  }

  private static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("headroom", ".out");
    Path err = Files.createTempFile("headroom", ".err");
    try {
      int status =
          builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
      return new Result(status, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts the command on this JVM's JDK; its output is thrown away. */
  static Process start(Path err, String... arguments) throws IOException {
    return builder(ownJdk(), Locations.data(), arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(err.toFile())
        .start();
  }

  /** Starts the command on this JVM's JDK; its output goes to two files. */
  static Process startInto(Path out, Path err, String... arguments) throws IOException {
    return builder(ownJdk(), Locations.data(), arguments)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /** A JDK of another feature release than this JVM's, if the machine has one. */
  static List<Path> otherJdks() throws IOException {
    Path jvms = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(jvms)) {
      return List.of();
    }
    int own = Runtime.version().feature();
    List<Path> others = new ArrayList<>();
    try (Stream<Path> folders = Files.list(jvms)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.isExecutable(folder.resolve("bin/java")) && feature(folder) >= 17) {
          if (feature(folder) != own) {
            others.add(folder);
          }
        }
      }
    }
    return others;
  }

  private static Path ownJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  private static ProcessBuilder builder(Path javaHome, Path data, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(
        List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-Dchronicle.analytics.disable=true",
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-Dheadroom.root=" + Locations.root()));
    if (feature(javaHome) >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.headroom.service.Headroom");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HEADROOM_DATA", data.toString());
    return builder;
  }

  private static int feature(Path javaHome) throws IOException {
    Path release = javaHome.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    for (String line : Files.readAllLines(release, StandardCharsets.UTF_8)) {
      if (line.startsWith("JAVA_VERSION=\"")) {
        String version = line.substring("JAVA_VERSION=\"".length()).toLowerCase(Locale.ROOT);
        return Integer.parseInt(version.split("[^0-9]", 2)[0]);
      }
    }
    return 0;
  }
}
