package io.headroom.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom bench}: runs benchmarks and prints what came out. */
@Command(
    name = "headroom bench",
    description = "Measure, beside a peer or the raw limit in the same run. Without a name: list.",
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new JournalBenchmark(),
          new SealingBenchmark(),
          new VerifyBenchmark(),
          new OpeningBenchmark(),
          new ReplayBenchmark(),
          new ServingBenchmark());

  @Parameters(paramLabel = "NAME", description = "Which; 'all' for every one.")
  private List<String> names = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "An empty or new folder to write in, on the disk that is to be measured; some gigabytes."
              + " Default: a temporary one.")
  private Path folder;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (names.isEmpty()) {
      ALL.forEach(one -> System.out.printf("%-10s %s%n", one.name(), one.description()));
      return 0;
    }
    List<Benchmark> chosen = chosen();
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    Path place = place();
    for (Benchmark benchmark : chosen) {
      Figures figures = run(benchmark, place.resolve(benchmark.name()));
      results.set(benchmark.name(), figures.toJson());
      if (!json) {
        System.out.println(benchmark.name() + ": " + benchmark.description());
        System.out.println(figures.toText());
      }
    }
    if (folder == null) {
      Files.delete(place);
    }
    if (json) {
      System.out.println(results);
    }
    return 0;
  }

  private static Figures run(Benchmark benchmark, Path place) throws Exception {
    PrintStream progress = System.err;
    Files.createDirectories(place);
    try {
      return benchmark.run(
          place, what -> progress.println("headroom bench: " + benchmark.name() + ": " + what));
    } finally {
      Folders.delete(place);
    }
  }

  private Path place() throws IOException {
    return folder == null
        ? Files.createTempDirectory("headroom-bench-")
        : Files.createDirectories(folder);
  }

  private List<Benchmark> chosen() {
    if (names.contains("all")) {
      return ALL;
    }
    return names.stream().map(this::benchmark).toList();
  }

  private Benchmark benchmark(String name) {
    return ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no benchmark '"
                        + name
                        + "'; choose from: "
                        + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
  }
}
