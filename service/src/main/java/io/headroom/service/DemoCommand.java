package io.headroom.service;

import io.headroom.ingest.simulation.SimulatedMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code headroom demo}: a simulated market day, with three desks to watch. */
@Command(
    name = "demo",
    description = {
      "Run a day of a simulated market through the service, with three desks to watch.",
      "",
      "Prices and volatility come from a seed. History and the day up to 11:45 New York are built"
          + " up at once, then it runs live: at 12:05 the market falls, limits are breached, desks"
          + " cut their positions."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  headroom demo",
      "  headroom demo --headless --duration 60s --json"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Port of the console, 0 for any that is free. Default: 8080, or the next that is free.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "60",
      description =
          "Simulated seconds in a second, or as fast as it goes. Default: ${DEFAULT-VALUE}.")
  private String speed;

  @Option(
      names = "--tick-rate",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "So many times the usual ticks, about 170,000 a day; 400 at most. Default: ${DEFAULT-VALUE}.")
  private double tickRate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "End after so long of the live part, for example 2m. Default: go on to the end of the"
              + " day, then stay until Ctrl-C.")
  private Optional<Duration> duration = Optional.empty();

  @Option(names = "--headless", description = "Without a console; end with the day.")
  private boolean headless;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "A new or empty folder for the journal, or the journal of a demo to go on with. Default:"
              + " a temporary one.")
  private Optional<Path> journal = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which of the possible days. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @ParentCommand private Headroom headroom;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check();
    Console console = Console.system();
    OptionalInt chosen = port.map(OptionalInt::of).orElse(OptionalInt.empty());
    DemoSettings settings =
        new DemoSettings(seed, speed(), tickRate, duration, !headless, chosen, journal);
    Shutdown shutdown = headroom.shutdown();
    ServeSummary summary = new Demo(settings, console, shutdown).run();
    console.result(json ? summary.toJson() : summary.toText());
    return summary.exitStatus();
  }

  private void check() {
    if (speed().unlimited() && duration.isPresent()) {
      throw wrong("--duration and --speed max: without a pace there is no duration; leave one out");
    }
    if (!(tickRate > 0 && tickRate <= SimulatedMarket.MOST_TICK_RATE)) {
      throw wrong("--tick-rate " + tickRate + ": a number above 0 and up to 400 is expected");
    }
    int number = port.orElse(0);
    if (number < 0 || number > LARGEST_PORT) {
      throw wrong("--port " + number + ": expected a number from 0 to " + LARGEST_PORT);
    }
    if (port.isPresent() && headless) {
      throw wrong("--port and --headless: a headless demo has no port; leave one of them out");
    }
  }

  private Speed speed() {
    try {
      return Speed.parse(speed);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
