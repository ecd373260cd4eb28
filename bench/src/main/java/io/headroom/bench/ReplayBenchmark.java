package io.headroom.bench;

import io.headroom.config.Variables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Whole processes over the week of real trades in {@code HEADROOM_DATA}: serving it into a new
 * journal, and replaying that journal, in turn. The raw limit is to read the lines of the same
 * files and do nothing with them.
 */
final class ReplayBenchmark implements Benchmark {
  private static final int PAIRS = 5;

  private int journals;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String description() {
    return "a week of real trades: serving it against replaying its journal, whole processes";
  }

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    Path trades =
        Variables.of(System.getenv(), Path.of(System.getProperty("headroom.root")))
            .expand("${HEADROOM_DATA}/ticks/us-equity");
    if (!Files.isDirectory(trades)) {
      throw new IllegalStateException(
          trades + " is not there: set HEADROOM_DATA to the folder of market data");
    }
    progress.tell("serving and replaying in turn, " + (PAIRS + 1) + " times");
    Repeats pairs = Repeats.inTurn(PAIRS, () -> serve(folder), () -> replay(folder));
    progress.tell("reading the lines of the files");
    double[] raw = new double[PAIRS];
    long lines = 0;
    for (int i = 0; i < PAIRS; i++) {
      long started = System.nanoTime();
      lines = lines(trades);
      raw[i] = (System.nanoTime() - started) / 1e9;
    }
    double reading = Repeats.median(raw);
    return new Figures()
        .add("ticks", lines / 1e6, "M")
        .add("serve, whole process, median", pairs.first(), "s")
        .add("serve", lines / pairs.first() / 1e6, "M ticks/s")
        .add("replay, whole process, median", pairs.second(), "s")
        .add("replay / serve, median of pairs", pairs.ratio(), "")
        .add("replay / serve, lowest", pairs.ratios()[0], "")
        .add("replay / serve, highest", pairs.ratios()[1], "")
        .add("reading the lines alone, one thread, median", reading, "s")
        .add("serve / reading the lines", pairs.first() / reading, "");
  }

  private double serve(Path folder) throws Exception {
    journals++;
    return HeadroomCommand.seconds(
        folder.resolve("serve.out"),
        "serve",
        "--config",
        Path.of(System.getProperty("headroom.root"), "config", "us-equity-2013.yaml").toString(),
        "--journal",
        journal(folder).toString(),
        "--speed",
        "max",
        "--exit-at-end");
  }

  /** Of the newest journal there is. */
  private double replay(Path folder) throws Exception {
    return HeadroomCommand.seconds(
        folder.resolve("replay.out"), "replay", "--journal", journal(folder).toString());
  }

  private Path journal(Path folder) {
    return folder.resolve("journal-" + journals);
  }

  private static long lines(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith("_trade.zip")).sorted().toList();
    }
    long lines = 0;
    for (Path file : files) {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        zip.getNextEntry();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(zip, StandardCharsets.US_ASCII));
        while (reader.readLine() != null) {
          lines++;
        }
      }
    }
    return lines;
  }
}
