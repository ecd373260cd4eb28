package io.headroom.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the settings that have defaults throughout. */
final class SettingsReader {
  static final List<String> MODEL_FIELDS =
      List.of(
          "champion",
          "ewma-lambda",
          "min-history-days",
          "starting-daily-volatility",
          "overnight-share",
          "share-prior-days",
          "network",
          "challenger",
          "approver",
          "pool-min-rows");
  static final List<String> RISK_FIELDS =
      List.of("scenarios", "min-scenarios", "move-basis-points", "stale-after");
  static final List<String> JOURNAL_FIELDS =
      List.of(
          "durability",
          "ring-bytes",
          "max-lag-facts",
          "snapshot-every-facts",
          "reserve-mib",
          "archive-after-days");
  private static final int FEWEST_POOL_ROWS = 30;
  private static final int FEWEST_SNAPSHOT_FACTS = 1000;
  private static final int MOST_RESERVE = 1 << 20;
  private static final int MOST_DAYS = 36_500;

  private static final String APPROVER = "config";
  private static final Parser<Double> LAMBDA =
      Parsers.number("a decay between 0 and 1, such as 0.94", v -> v > 0 && v < 1);
  private static final Parser<Double> VOLATILITY =
      Parsers.number(
          "a daily volatility between 0 and 1, such as 0.02 for 2 %", v -> v > 0 && v < 1);
  private static final Parser<Double> SHARE =
      Parsers.number("a share from 0 to less than 1", v -> v >= 0 && v < 1);
  private static final Parser<Double> MOVE =
      Parsers.number("a price move above 0, in basis points", v -> v > 0);

  private SettingsReader() {}

  static ModelSettings model(Section section) {
    String approver = section.orElse("approver", Parsers::text, APPROVER);
    ModelSettings settings =
        new ModelSettings(
            section.orElse(
                "champion",
                Parsers.choice(ModelSettings.Champion.class),
                ModelSettings.Champion.LOG_HAR),
            section.orElse("ewma-lambda", LAMBDA, 0.94),
            section.orElse("min-history-days", Parsers.whole(23, 100_000), 250),
            section.orElse("starting-daily-volatility", VOLATILITY, 0.02),
            section.orElse("overnight-share", SHARE, 0.2),
            section.orElse("share-prior-days", Parsers.whole(1, 100_000), 20),
            network(section, "network", approver),
            network(section, "challenger", approver),
            section.orElse(
                "pool-min-rows",
                Parsers.whole(FEWEST_POOL_ROWS, Integer.MAX_VALUE),
                ModelSettings.DEFAULT_POOL_MIN_ROWS));
    checkNetworks(section, settings);
    return settings;
  }

  private static Optional<ModelSettings.Network> network(
      Section section, String field, String approver) {
    return section
        .optional(field, PathTemplate::file)
        .map(path -> new ModelSettings.Network(path, approver));
  }

  private static void checkNetworks(Section section, ModelSettings settings) {
    if (settings.champion() == ModelSettings.Champion.NETWORK && !section.has("network")) {
      section.refuse(
          "champion",
          "there is no network to drive limits: give model.network, the file of a trained one,"
              + " or choose log-har or ewma");
    }
    if (section.has("approver") && !section.has("network") && !section.has("challenger")) {
      section.refuse(
          "approver", "approves model.network and model.challenger, neither of which is given");
    }
    if (section.sound("network", "challenger")
        && settings.challenger().isPresent()
        && settings.challenger().equals(settings.network())) {
      section.refuse("challenger", "is model.network itself: a challenger is another network");
    }
  }

  static RiskSettings risk(Section section) {
    RiskSettings settings =
        new RiskSettings(
            section.orElse("scenarios", Parsers.whole(1, 100_000), 1000),
            section.orElse("min-scenarios", Parsers.whole(1, 100_000), 250),
            section.orElse("move-basis-points", MOVE, 5.0),
            section.orElse("stale-after", Parsers::duration, Duration.ofMinutes(5)));
    if (section.sound("scenarios", "min-scenarios")
        && settings.minScenarios() > settings.scenarios()) {
      String key = section.has("min-scenarios") ? "min-scenarios" : "scenarios";
      section.refuse(
          key,
          "min-scenarios is "
              + settings.minScenarios()
              + " and scenarios only "
              + settings.scenarios()
              + ": there would never be a VaR");
    }
    if (section.sound("stale-after") && settings.staleAfter().isZero()) {
      section.refuse("stale-after", "expected a time above 0");
    }
    return settings;
  }

  static JournalSettings journal(Section section) {
    return new JournalSettings(
        section.orElse(
            "durability",
            Parsers.choice(JournalSettings.Durability.class),
            JournalSettings.Durability.PROCESS),
        section.orElse("ring-bytes", SettingsReader::ringBytes, 1 << 22),
        section.orElse("max-lag-facts", Parsers.whole(1, Integer.MAX_VALUE), 1 << 16),
        section.orElse(
            "snapshot-every-facts",
            Parsers.whole(FEWEST_SNAPSHOT_FACTS, Integer.MAX_VALUE),
            JournalSettings.DEFAULT_SNAPSHOT_EVERY_FACTS),
        section.orElse(
            "reserve-mib",
            Parsers.whole(0, MOST_RESERVE),
            JournalSettings.DEFAULT_RESERVE_MEBIBYTES),
        archiveAfterDays(section));
  }

  private static OptionalInt archiveAfterDays(Section section) {
    return section.has("archive-after-days")
        ? OptionalInt.of(section.required("archive-after-days", Parsers.whole(1, MOST_DAYS), 1))
        : OptionalInt.empty();
  }

  private static int ringBytes(String text) throws BadValue {
    int bytes = Parsers.whole(1 << 16, 1 << 30).parse(text);
    int below = Integer.highestOneBit(bytes);
    return Parsers.check(
        bytes, bytes == below, "is not a power of two; nearest: " + below + ", " + 2 * below);
  }
}
