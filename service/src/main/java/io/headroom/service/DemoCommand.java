package io.headroom.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom demo}: a simulated market day, with three desks to watch. */
@Command(
    name = "demo",
    description = {
      "Run a day of a simulated market through the service, with three desks to watch.",
      "",
      "Prices and volatility come from a seed. History and the day up to 11:45 New York are built up"
          + " at once, then it runs live: at 12:05 the market falls, limits are breached, desks cut"
          + " their positions."
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
      paramLabel = "N",
      defaultValue = "60",
      description = "Simulated seconds in a second. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "End after so long of the live part, for example 2m. Default: go on to the end of the day,"
              + " then stay until Ctrl-C.")
  private Optional<Duration> duration = Optional.empty();

  @Option(names = "--headless", description = "Without a console; end with the day.")
  private boolean headless;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "A new or empty folder for the journal. Default: a temporary one.")
  private Optional<Path> journal = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which of the possible days. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check();
    Console console = Console.system();
    OptionalInt chosen = port.map(OptionalInt::of).orElse(OptionalInt.empty());
    DemoSettings settings = new DemoSettings(seed, speed, duration, !headless, chosen, journal);
    try (Shutdown shutdown = Shutdown.install()) {
      ServeSummary summary = new Demo(settings, console, shutdown).run();
      console.result(json ? summary.toJson() : summary.toText());
      return summary.exitStatus();
    }
  }

  private void check() {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw wrong("--speed " + speed + ": a number above 0 is expected, for example 60");
    }
    int number = port.orElse(0);
    if (number < 0 || number > LARGEST_PORT) {
      throw wrong("--port " + number + ": expected a number from 0 to " + LARGEST_PORT);
    }
    if (port.isPresent() && headless) {
      throw wrong("--port and --headless: a headless demo has no port; leave one of them out");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
