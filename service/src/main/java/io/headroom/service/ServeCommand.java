package io.headroom.service;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code headroom serve}: runs the service over a journal. */
@Command(
    name = "serve",
    description =
        "Run the service: feeds in, forecasts, VaR and limits out, all of it in a journal.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A journal that exists is continued where it ends. Ctrl-C ends cleanly. With a section",
      "'gateway' in the config, desks can connect while it runs. Exit status 1 if the journal could",
      "not be sealed to its end: standard error says why; the next start seals the rest.",
      "Example: headroom serve --config config/us-equity-2013.yaml --journal /tmp/week \\",
      "                        --speed max --exit-at-end"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration, see config/README.md.")
  private Path config;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "The journal's folder; made if it is not there.")
  private Path journal;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "1",
      description =
          "How fast file feeds are fed: at most N times real time, or as fast as it goes. Default: ${DEFAULT-VALUE}.")
  private String speed;

  @Option(
      names = "--driver",
      paramLabel = "lock-step|threaded",
      converter = DriverKind.Converter.class,
      description =
          "Run sequencer and engine on one thread or on one each; records come out the same. Default: lock-step at --speed max, else threaded; with a gateway always threaded.")
  private DriverKind driver;

  @Option(names = "--exit-at-end", description = "End when the file feeds have ended.")
  private boolean exitAtEnd;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Listen on this port instead of the config's; 0 for any that is free.")
  private Integer port;

  @ParentCommand private Headroom headroom;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Speed parsed = parseSpeed();
    DriverKind kind =
        driver != null ? driver : parsed.unlimited() ? DriverKind.LOCK_STEP : DriverKind.THREADED;
    Console console = Console.system();
    Shutdown shutdown = headroom.shutdown();
    ServeSummary summary =
        new Serve(
                new Serve.Options(config, journal, parsed, kind, exitAtEnd, askedPort()),
                console,
                shutdown)
            .run();
    console.result(json ? summary.toJson() : summary.toText());
    return summary.exitStatus();
  }

  private OptionalInt askedPort() {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port " + port + ": a number from 0 to " + MOST_PORT);
    }
    return OptionalInt.of(port);
  }

  private Speed parseSpeed() {
    try {
      return Speed.parse(speed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
