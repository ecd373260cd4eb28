package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.forecast.TickCounts;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.seal.SealStatus;
import io.headroom.replay.Projections;
import io.headroom.risk.RiskSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What a run of the service ends with. Counts are of the whole journal, not of this run alone.
 *
 * @param instruments per instrument, in order of ids
 * @param networksRefused facts that were to put a network in force and could not
 * @param start how the run began
 * @param readyAfter seconds since the JVM was started until all parts were ready, if they were
 * @param seconds wall-clock time since the JVM was started
 * @param seals how far the journal is sealed, once nothing more is; empty before
 */
record ServeSummary(
    TickCounts ticks,
    List<InstrumentTicks> instruments,
    long forecasts,
    long networksRefused,
    RiskSummary risk,
    long facts,
    long decisions,
    JournalDriver.Start start,
    OptionalDouble readyAfter,
    Path journal,
    double seconds,
    Optional<SealStatus> seals) {

  private static final int LEAST_SCOPE_WIDTH = 30;

  /** One instrument's ticks. */
  record InstrumentTicks(String symbol, TickCounts ticks) {}

  static ServeSummary of(
      HeadroomConfig config,
      Projections projections,
      JournalDriver.Progress progress,
      OptionalDouble readyAfter,
      Path journal,
      double seconds) {
    SortedMap<Integer, TickCounts> counts = projections.forecast().tickCountsByInstrument();
    List<InstrumentTicks> instruments = new ArrayList<>();
    for (Instrument instrument : config.instruments()) {
      TickCounts ticks = counts.get(instrument.id());
      if (ticks != null) {
        instruments.add(new InstrumentTicks(instrument.symbol(), ticks));
      }
    }
    return new ServeSummary(
        projections.forecast().tickCounts(),
        instruments,
        projections.forecast().forecasts(),
        projections.forecast().networksRefused(),
        projections.risk().summary(),
        progress.facts(),
        progress.decisions(),
        progress.start(),
        readyAfter,
        journal,
        seconds,
        Optional.empty());
  }

  /** The same of a journal that is sealed so far. */
  ServeSummary withSeals(SealStatus status) {
    return new ServeSummary(
        ticks,
        instruments,
        forecasts,
        networksRefused,
        risk,
        facts,
        decisions,
        start,
        readyAfter,
        journal,
        seconds,
        Optional.of(status));
  }

  /** What the command ends with: 1 if the journal is not sealed to its end. */
  int exitStatus() {
    return seals.stream().allMatch(SealStatus::isComplete)
        ? ExitStatus.OK
        : ExitStatus.DOES_NOT_HOLD;
  }

  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, ticks);
    json.put("forecasts", forecasts);
    json.put("networksRefused", networksRefused);
    json.put("riskAssessments", risk.assessments());
    json.put("limitStateChanges", risk.stateChanges());
    json.put("breaches", risk.breachesRaised());
    json.put("facts", facts);
    json.put("decisions", decisions);
    putStart(json.putObject("opened"));
    seals.ifPresent(status -> put(json.putObject("seals"), status));
    json.put("seconds", rounded(seconds, 1e3));
    if (isOfThisRun()) {
      json.put("ticksPerSecond", Math.round(ticks.ticks() / seconds));
    } else {
      json.putNull("ticksPerSecond");
    }
    json.put("journal", journal.toString());
    ObjectNode perInstrument = json.putObject("instruments");
    instruments.forEach(i -> put(perInstrument.putObject(i.symbol()), i.ticks()));
    ArrayNode scopes = json.putArray("scopes");
    risk.scopes().forEach(scope -> put(scopes.addObject(), scope));
    return json.toString();
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    text.append(line("%-8s %12s %12s %10s %10s", "", "ticks", "accepted", "unused", "rejected"));
    instruments.forEach(i -> text.append(row(i.symbol(), i.ticks())));
    text.append(row("all", ticks));
    text.append(rules("unused", ticks.unused()));
    text.append(rules("rejected", ticks.rejected()));
    text.append('\n');
    int width = scopeWidth();
    text.append(
        line(
            "%-" + width + "s %14s %14s %14s %8s %8s  %s",
            "limit",
            "VaR 99 %",
            "ES 97.5 %",
            "budget",
            "VaR at",
            "used",
            "state"));
    risk.scopes().forEach(scope -> text.append(row(scope, width)));
    text.append('\n');
    text.append(
        line(
            "%,d forecasts, %,d risk assessments, %,d limit state changes, %,d breaches",
            forecasts, risk.assessments(), risk.stateChanges(), risk.breachesRaised()));
    if (networksRefused > 0) {
      text.append(line("%,d networks could not be used and were passed over", networksRefused));
    }
    text.append(
        line(
            "%,d facts and %,d decisions in %s; %.1f s%s",
            facts, decisions, journal, seconds, rate()));
    return text.toString().stripTrailing();
  }

  private String rate() {
    return isOfThisRun()
        ? String.format(Locale.ROOT, ", %,.0f ticks/s", ticks.ticks() / seconds)
        : "";
  }

  /** Where a journal was gone on with, the ticks of before took no time of this run. */
  private boolean isOfThisRun() {
    return start.factsBefore() == 0;
  }

  private void putStart(ObjectNode json) {
    json.put("snapshotFact", start.snapshotFact());
    json.put("factsAgain", start.factsAgain());
    readyAfter.ifPresentOrElse(
        ready -> json.put("readyAfterSeconds", rounded(ready, 1e3)),
        () -> json.putNull("readyAfterSeconds"));
  }

  private static void put(ObjectNode json, SealStatus status) {
    json.put("sealedFacts", status.facts().sealed().orElse(0));
    json.put("sealedDecisions", status.decisions().sealed().orElse(0));
    json.put("problem", status.unsealedAtTheEnd().orElse(null));
  }

  private static void put(ObjectNode json, TickCounts counts) {
    json.put("ticks", counts.ticks());
    json.put("accepted", counts.accepted());
    ObjectNode unused = json.putObject("unused");
    counts.unused().forEach(unused::put);
    ObjectNode rejected = json.putObject("rejected");
    counts.rejected().forEach(rejected::put);
  }

  private static void put(ObjectNode json, RiskSummary.ScopeStanding scope) {
    json.put("scope", scope.path());
    json.put("status", scope.status().name());
    putFinite(json, "var99", scope.var99());
    putFinite(json, "es975", scope.es975());
    scope
        .limit()
        .ifPresent(
            limit -> {
              json.put("level", limit.level());
              json.put("budget", limit.budget());
              putFinite(json, "utilisation", limit.utilisation());
              json.put("state", limit.state().name());
            });
  }

  private static void putFinite(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static String row(String name, TickCounts counts) {
    return line(
        "%-8s %,12d %,12d %,10d %,10d",
        name, counts.ticks(), counts.accepted(), sum(counts.unused()), sum(counts.rejected()));
  }

  private static String row(RiskSummary.ScopeStanding scope, int width) {
    String figures =
        String.format(
            Locale.ROOT,
            "%-" + width + "s %14s %14s",
            scope.path(),
            money(scope.var99()),
            money(scope.es975()));
    return line(
        "%s",
        scope
            .limit()
            .map(
                limit ->
                    figures
                        + String.format(
                            Locale.ROOT,
                            " %14s %8s %8s  %s",
                            money(limit.budget()),
                            percent(limit.level()),
                            percent(limit.utilisation()),
                            limit.state()))
            .orElse(figures));
  }

  private int scopeWidth() {
    int longest = risk.scopes().stream().mapToInt(scope -> scope.path().length()).max().orElse(0);
    return Math.max(LEAST_SCOPE_WIDTH, longest);
  }

  private static String money(double amount) {
    return Double.isNaN(amount) ? "-" : String.format(Locale.ROOT, "%,.0f", amount);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String rules(String what, SortedMap<String, Long> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((rule, count) -> parts.add(String.format(Locale.ROOT, "%s %,d", rule, count)));
    return line("%s: %s", what, String.join(", ", parts));
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double rounded(double value, double scale) {
    return Math.round(value * scale) / scale;
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments).stripTrailing() + "\n";
  }
}
