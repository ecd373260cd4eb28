package io.headroom.risk;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.AssessmentTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scopes of the config in force, and their assessment: those that are due are assessed at one
 * cut, parents before children, so that a child's limit can name its parents' assessments.
 */
final class RiskEngine {
  private final Instruments instruments = new Instruments();
  private final Positions positions = new Positions();
  private final DueScopes due = new DueScopes();
  private final PriceWatch prices = new PriceWatch();
  private final Cut cut = new Cut();
  private final RiskCounters counters = new RiskCounters();
  private final List<EndedLimit> endedLimits = new ArrayList<>();
  private final Assessor assessor;
  private final LimitSetter limitSetter;
  private final LimitStates limitStates;

  private ScopeTree tree = ScopeTree.EMPTY;
  private Optional<ScenarioSet> scenarios = Optional.empty();
  private Optional<HeadroomConfig> config = Optional.empty();
  private long configFact;

  RiskEngine(DecisionOutput output) {
    RiskRecords records = new RiskRecords(output);
    assessor = new Assessor(records);
    limitStates = new LimitStates(new LimitEvents(output), counters);
    limitSetter = new LimitSetter(records, limitStates);
  }

  Instruments instruments() {
    return instruments;
  }

  /** Takes a config: a new tree over the positions there are; states go on by scope path. */
  void configure(HeadroomConfig activated, long fact) {
    config = Optional.of(activated);
    configFact = fact;
    instruments.define(activated);
    ScopeTree before = tree;
    tree = ScopeTree.of(activated.firm(), instruments.inForce().size(), before);
    endLimitsOf(before);
    due.begin(tree.scopes().size());
    prices.configure(instruments.inForce(), activated.risk().moveBasisPoints());
    place();
    scenariosOutdated();
    if (!positions.isEmpty()) {
      tree.scopes().forEach(scope -> due.add(scope, AssessmentTrigger.CONFIG));
    }
  }

  private void endLimitsOf(ScopeTree before) {
    for (Scope scope : before.scopes()) {
      boolean stays = tree.scope(scope.path()).flatMap(Scope::limit).isPresent();
      if (!stays) {
        scope.limit().map(limit -> EndedLimit.of(scope, limit)).ifPresent(endedLimits::add);
      }
    }
  }

  void position(String book, int instrumentId, long mantissa, int exponent, long fact) {
    positions.set(book, instrumentId, mantissa, exponent, fact);
    place();
    tree.scope(book).ifPresent(scope -> due.add(scope, AssessmentTrigger.POSITION));
  }

  private void place() {
    positions.place(tree, instruments);
    prices.place(tree.scopes());
  }

  Optional<Scope> scope(String path) {
    return tree.scope(path);
  }

  /** Other algorithms have taken over: every scope is due. */
  void epochBegun() {
    if (!positions.isEmpty()) {
      tree.scopes().forEach(scope -> due.add(scope, AssessmentTrigger.EPOCH));
    }
  }

  /** A bar, factor, session or day's forecast has come that scenarios may be made of. */
  void scenariosOutdated() {
    scenarios = Optional.empty();
  }

  /**
   * A new forecast for the limits: due are the scopes that hold the instrument, and limits over
   * nothing, whose headroom would else never move.
   */
  void forecast(int instrumentId) {
    Optional<RiskInstrument> instrument = instruments.of(instrumentId);
    if (instrument.isEmpty() || positions.isEmpty()) {
      return;
    }
    prices.holders(instrument.get()).forEach(scope -> due.add(scope, AssessmentTrigger.FORECAST));
    for (Scope scope : tree.scopes()) {
      if (scope.limit().isPresent() && scope.holdings().isFlat()) {
        due.add(scope, AssessmentTrigger.FORECAST);
      }
    }
  }

  /** An instrument's mark has reached one of its thresholds. */
  void moved(RiskInstrument instrument) {
    prices.moved(instrument, due);
  }

  boolean isDue() {
    return due.any() || !endedLimits.isEmpty();
  }

  /** Assesses what is due. */
  void assess(long time) {
    for (EndedLimit ended : endedLimits) {
      limitStates.end(ended.scope(), ended.limit(), configFact);
    }
    endedLimits.clear();
    if (due.any() && config.isPresent()) {
      take(time, config.get());
      assessDue();
      due.clear();
    }
  }

  private void take(long time, HeadroomConfig settings) {
    if (scenarios.isEmpty()) {
      scenarios = Optional.of(join(settings));
      instruments.fallBackOnBars();
    }
    cut.take(
        time,
        instruments.inForce(),
        scenarios.orElseThrow(),
        settings.risk().minScenarios(),
        settings.risk().staleAfter().toNanos());
  }

  private void assessDue() {
    for (Scope scope : tree.scopes()) {
      if (due.isDue(scope)) {
        double[] pnl =
            assessor.assess(scope, due.trigger(scope), cut, instruments.inForce(), configFact);
        counters.assessed();
        prices.assessed(scope, cut);
        scope.limit().ifPresent(limit -> set(scope, limit, pnl));
      }
    }
    for (Scope scope : tree.scopes()) {
      if (due.isDue(scope)) {
        prices.refresh(scope);
      }
    }
  }

  private void set(Scope scope, Limit limit, double[] pnl) {
    limitSetter.set(scope, limit, pnl, cut, instruments.inForce(), configFact);
    counters.limitSet();
  }

  private ScenarioSet join(HeadroomConfig settings) {
    return ScenarioSet.join(jointSeries(settings), settings.risk().scenarios());
  }

  /** The instruments with history make the joint dates; without any history, all instruments do. */
  private List<Optional<ReturnSeries>> jointSeries(HeadroomConfig settings) {
    List<Optional<ReturnSeries>> series = new ArrayList<>();
    for (RiskInstrument instrument : instruments.inForce()) {
      String symbol = instrument.definition().symbol();
      boolean joins =
          settings.history().map(History::symbols).map(all -> all.contains(symbol)).orElse(true);
      series.add(joins ? Optional.of(instrument.history().series()) : Optional.empty());
    }
    return series;
  }

  RiskSummary summary() {
    List<RiskSummary.ScopeStanding> standings = new ArrayList<>();
    for (Scope scope : tree.scopes()) {
      standings.add(standing(scope));
    }
    return new RiskSummary(
        counters.assessments(),
        counters.limitSets(),
        counters.stateChanges(),
        counters.breachesRaised(),
        counters.breachesCleared(),
        positions.unplaced(tree),
        standings);
  }

  private static RiskSummary.ScopeStanding standing(Scope scope) {
    Assessment latest = scope.assessment();
    return new RiskSummary.ScopeStanding(
        scope.path(),
        latest.status(),
        latest.var99(),
        latest.es975(),
        scope
            .limit()
            .map(
                limit ->
                    new RiskSummary.LimitStanding(
                        limit.policy().level(),
                        limit.policy().budget(),
                        limit.utilisation(),
                        limit.monitor().state())));
  }

  /**
   * Instruments, tree and holdings follow from config and positions. The scenarios follow from the
   * series, which have not changed since they were joined.
   */
  void save(StateWriter state) {
    state
        .section("engine", 1)
        .putOptional(config, (writer, active) -> writer.putBytes(ConfigCodec.encode(active)))
        .putLong(configFact)
        .putBoolean(scenarios.isPresent());
    instruments.saveHistories(state);
    positions.save(state);
    tree.save(state);
    instruments.saveMarks(state);
    due.save(state);
    state.putAll(endedLimits, (writer, ended) -> ended.save(writer));
    counters.save(state);
  }

  void restore(StateReader state) {
    config = state.section("engine", 1).takeOptional(one -> ConfigCodec.decode(one.takeBytes()));
    configFact = state.takeLong();
    boolean joined = state.takeBoolean();
    instruments.restoreHistories(state);
    positions.restore(state);
    config.ifPresent(this::rebuild);
    scenarios = joined ? config.map(this::join) : Optional.empty();
    tree.restore(state);
    instruments.restoreMarks(state);
    due.restore(state);
    state.forAll(one -> endedLimits.add(EndedLimit.restored(one)));
    counters.restore(state);
    place();
  }

  private void rebuild(HeadroomConfig active) {
    instruments.define(active);
    tree = ScopeTree.of(active.firm(), instruments.inForce().size(), ScopeTree.EMPTY);
    prices.configure(instruments.inForce(), active.risk().moveBasisPoints());
  }
}
