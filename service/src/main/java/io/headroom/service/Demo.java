package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.GatewaySettings;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.LoadedConfig;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.Networks;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.ingest.simulation.SimulatedMarket;
import io.headroom.journal.Journal;
import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import io.headroom.service.access.TokenIssuer;
import io.headroom.service.access.TokenKey;
import io.headroom.service.live.Listening;
import io.headroom.service.live.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run of the demo: simulates a market, builds up history and morning as fast as it goes, then
 * runs live for whoever watches.
 */
final class Demo {
  private static final Path CONFIG = Path.of("config", "demo.yaml");
  private static final String HOST = GatewaySettings.DEFAULT_HOST;
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);
  private static final String NOTICE = "Simulated market";

  private final DemoSettings settings;
  private final Console console;
  private final Shutdown shutdown;

  Demo(DemoSettings settings, Console console, Shutdown shutdown) {
    this.settings = settings;
    this.console = console;
    this.shutdown = shutdown;
  }

  /** Runs until the end and reports. */
  ServeSummary run() {
    console.note(
        "SIMULATED MARKET, seed "
            + settings.seed()
            + ": invented companies, prices from a random number generator, nobody's positions");
    settings.journal().ifPresent(Demo::check);
    LoadedConfig loaded = ConfigLoader.loadAll(Program.root().resolve(CONFIG));
    HeadroomConfig config = loaded.config();
    Variables variables = Variables.of(System.getenv(), Program.root());
    Sealing sealing = Sealing.of(loaded.seals(), variables, console);
    TokenKey key = TokenKey.random();
    try (LiveService live = LiveService.open(config, listening(config, key), console, shutdown)) {
      return run(config, variables, sealing, live, consoleAddress(live, key));
    }
  }

  private ServeSummary run(
      HeadroomConfig config,
      Variables variables,
      Sealing sealing,
      LiveService live,
      Optional<String> address) {
    Networks<DailyNetwork> networks = NetworkFile.of(config, variables);
    SimulatedMarket market =
        SimulatedMarket.of(
            config, DemoScript.DAY, DemoScript.HISTORY_DAYS, settings.seed(), settings.tickRate());
    Path folder = settings.journal().orElseGet(Demo::temporaryFolder);
    console.note("journal: " + folder);
    try (Journal journal = Journal.openForWriting(folder, config.journal())) {
      journal.recoveryNotes().forEach(console::note);
      Opening opening = Opening.of(config, networks, market::history, journal);
      opening.notes().forEach(console::note);
      long liveFrom = liveFrom(opening.resume());
      long end = settings.end(liveFrom, market.end());
      try (Feeds feeds = market.feeds(end, DemoScript.of(config), opening.resume())) {
        return sealing.during(
            journal,
            folder,
            seals ->
                live.run(
                    new LiveService.Work(
                        journal,
                        folder,
                        opening,
                        feeds,
                        pace(liveFrom),
                        journal.reserve(),
                        seals::look,
                        settings.endsWithFeeds(),
                        new DemoObserver(
                            console,
                            address,
                            settings,
                            liveFrom,
                            feeds.nextEventTime().isPresent() ? end : liveFrom))));
      }
    }
  }

  /** A day that was begun before goes on where it was left. */
  private static long liveFrom(ResumePoints resume) {
    return Math.max(DemoScript.liveFrom(), resume.latestTime().orElse(Long.MIN_VALUE));
  }

  private Pace pace(long liveFrom) {
    Speed speed = settings.speed();
    return speed.unlimited()
        ? Pace.unlimited()
        : Pace.timesRealTimeFrom(liveFrom, speed.timesRealTime(), System::nanoTime);
  }

  private Optional<Listening> listening(HeadroomConfig config, TokenKey key) {
    return settings.console()
        ? Optional.of(
            new Listening(
                HOST, port(), key, Optional.empty(), Optional.of(NOTICE), config, Program.build()))
        : Optional.empty();
  }

  private int port() {
    if (settings.port().isPresent()) {
      return settings.port().getAsInt();
    }
    int port = FreePort.from(HOST, GatewaySettings.DEFAULT_PORT);
    if (port != GatewaySettings.DEFAULT_PORT) {
      console.note("port " + GatewaySettings.DEFAULT_PORT + " is taken, using " + port);
    }
    return port;
  }

  /** With a token that opens everything; it goes in the fragment, which no browser sends. */
  private static Optional<String> consoleAddress(LiveService live, TokenKey key) {
    if (live.port().isEmpty()) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    Claims claims =
        new Claims(
            "demo", new TreeSet<>(List.of(Role.RISK_MANAGER)), List.of(), now.plus(TOKEN_LIFE));
    String token = new TokenIssuer(key).issue(claims, now);
    return Optional.of("http://" + HOST + ":" + live.port().getAsInt() + "/#token=" + token);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("headroom-demo-");
    } catch (IOException e) {
      throw new UnusableInputException(
          "no temporary folder can be made for the journal ("
              + e.getMessage()
              + "); name one with --journal");
    }
  }

  private static void check(Path folder) {
    if (Files.exists(folder) && holdsSomething(folder) && !Journal.isIn(folder)) {
      throw new UnusableInputException(
          "--journal "
              + folder
              + ": the folder is not empty and holds no journal; name another folder, or leave"
              + " --journal out for a temporary one");
    }
  }

  private static boolean holdsSomething(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UnusableInputException(
          "--journal " + folder + ": is not a folder that can be read; name another one");
    }
  }
}
