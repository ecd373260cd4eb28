package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Faults.Fault;
import io.headroom.journal.SimulationFigures.Event;
import io.headroom.journal.SimulationOracle.Before;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.snapshot.Snapshots;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A machine, the processes that write a journal on it one after the other, and all that happens to
 * them, from one seed: the same seed gives the same run, event by event.
 */
final class Simulation {
  private static final HeadroomConfig DECODED = TestConfigs.of(TestConfigs.newYork());
  private static final byte[] CONFIG = ConfigCodec.encode(DECODED);
  private static final int RING_BYTES = 4_096;
  private static final int FEEDS = 3;
  private static final double READS_TO_A_WRITE = 4;

  private final RandomGenerator random;
  private final SimulationProfile profile;
  private final Faults faults;
  private final SimulationFigures figures;
  private final SimulationTrace trace = new SimulationTrace();
  private final SimulatedMachine machine;
  private final SimulatedClock clock;
  private final List<SimulatedFeed> feeds;
  private final SimulationOracle oracle;
  private final SessionStart session;
  private Optional<SimulatedProcess> process = Optional.empty();
  private Before before = new Before(List.of(), List.of(), true);
  private boolean promisesHold = true;
  private boolean stopping;
  private boolean calm;
  private boolean refused;

  private Simulation(
      long seed,
      SimulationProfile profile,
      Faults faults,
      RandomGenerator random,
      SimulationFigures figures) {
    this.random = random;
    this.profile = profile;
    this.faults = faults;
    this.figures = figures;
    machine = new SimulatedMachine(random);
    clock = new SimulatedClock(random);
    feeds = List.of(feed(1, seed), feed(2, seed), feed(FEEDS, seed));
    oracle = new SimulationOracle(machine, feeds);
    session = new SessionStart(this::submit, FactSubmitter.UNTIMED);
  }

  /** One with a profile and faults drawn from the seed. */
  static Simulation random(long seed, SimulationFigures figures) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulationProfile profile = SimulationProfile.draw(random);
    return new Simulation(
        seed, profile, operation -> profile.fault(operation, random), random, figures);
  }

  /** One in which only the given faults happen. */
  static Simulation with(
      long seed, SimulationProfile profile, Faults faults, SimulationFigures figures) {
    return new Simulation(seed, profile, faults, new SplittableRandom(seed), figures);
  }

  SimulationTrace trace() {
    return trace;
  }

  SimulatedMachine machine() {
    return machine;
  }

  /**
   * Runs it to its end.
   *
   * @throws AssertionError if something that was promised is not so
   */
  void run() {
    trace.add(profile.toString());
    figures.count(Event.RUNS);
    for (int i = 0; i < profile.steps() && !refused; i++) {
      figures.count(Event.STEPS);
      guarded(this::step);
    }
    calm = true;
    if (!refused) {
      guarded(this::comeToRest);
    }
    if (!refused) {
      guarded(this::openOnceMore);
    }
    figures.add(Event.FACTS, machine.facts().records().size());
    figures.add(
        Event.TIMERS, machine.facts().records().stream().filter(Simulation::isTimer).count());
    figures.add(Event.DECISIONS, machine.decisions().records().size());
  }

  /** What an operation of the storage asks before it begins. */
  private Fault beforeOperation(String operation) {
    process.ifPresent(this::observe);
    sometimesActInBetween(profile.interleaving());
    Fault fault = calm ? Fault.NONE : faults.next(operation);
    trace.add("  " + operation + (fault == Fault.NONE ? "" : " " + fault));
    if (operation.startsWith("replace snapshots/")) {
      figures.count(Event.SNAPSHOTS);
    }
    if (fault == Fault.FAILURE) {
      figures.count(operation.startsWith("sync") ? Event.FAILED_SYNCS : Event.NO_ROOM);
    }
    return fault;
  }

  private void sometimesActInBetween(double rate) {
    if (!calm && !stopping && process.isPresent() && random.nextDouble() < rate) {
      actInBetween(process.get());
    }
  }

  private void actInBetween(SimulatedProcess running) {
    try {
      if (running.actInBetween(random, profile.seals()) > 0) {
        figures.count(Event.OTHERS_IN_BETWEEN);
      }
    } catch (InjectedFault fault) {
      trace.add("  somebody else stops: " + fault.getMessage());
      stopping = true;
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
      if (stopping) {
        stop("a part of it has stopped");
      }
    } catch (Crash crash) {
      figures.count(
          process.isPresent() ? Event.CRASHES_IN_AN_OPERATION : Event.CRASHES_IN_RECOVERY);
      crash(crash.getMessage());
    } catch (InjectedFault fault) {
      stop(fault.getMessage());
    }
  }

  private void step() {
    if (process.isEmpty()) {
      open();
      return;
    }
    SimulatedProcess running = process.get();
    if (random.nextDouble() < profile.crashRate()) {
      crash("between two steps");
      return;
    }
    switch (random.nextInt(19)) {
      case 0, 1, 2, 3, 4 -> send(running, 1 + random.nextInt(profile.mostRows()));
      case 5, 6, 7, 8 -> trace.add("sequence " + running.sequence());
      case 9, 10, 11, 12 -> trace.add("decide " + running.decide());
      case 13 -> writeBack();
      case 14, 15 -> passTime();
      case 16, 17 -> seal(running);
      default -> sometimesRestart(running);
    }
    process.ifPresent(this::observe);
  }

  private void send(SimulatedProcess running, int rows) {
    SimulatedFeed feed = feeds.get(random.nextInt(FEEDS));
    int sent = 0;
    while (sent < rows && feed.offer(running.ring())) {
      sent++;
    }
    trace.add("stream " + feed.stream() + " sends " + sent + ", up to row " + feed.sent());
  }

  private void seal(SimulatedProcess running) {
    if (profile.seals()) {
      trace.add("seal " + running.seal());
    }
  }

  private void writeBack() {
    machine.writeBack();
    figures.count(Event.WRITE_BACKS);
    trace.add("the kernel writes some pages");
  }

  private void passTime() {
    if (random.nextInt(5) == 0) {
      clock.jump();
      figures.count(Event.CLOCK_JUMPS);
    } else {
      clock.tick();
    }
    trace.add("clock at " + clock.nanos());
  }

  private void sometimesRestart(SimulatedProcess running) {
    if (random.nextInt(4) == 0) {
      trace.add("a clean end");
      running.close();
      observe(running);
      endProcess(true);
      figures.count(Event.CLEAN_STARTS);
    }
  }

  /** Everybody may see at any time what is durable. */
  private void observe(SimulatedProcess running) {
    oracle.promise(running.journal().facts().durable(), running.journal().decisions().durable());
    feeds.forEach(feed -> feed.learn(running.sequencedPosition()));
    oracle.witness(running.sealing());
  }

  private void stop(String why) {
    trace.add("the process stops: " + why);
    figures.count(Event.STOPS);
    endProcess(true);
  }

  private void crash(String where) {
    boolean power = random.nextDouble() < profile.powerShare();
    figures.count(power ? Event.POWER_LOSSES : Event.PROCESS_CRASHES);
    trace.add((power ? "power lost: " : "process killed: ") + where);
    endProcess(!power);
    if (power) {
      machine.losePower();
      promisesHold &= profile.durability() == Durability.DISK;
    }
  }

  private void endProcess(boolean cacheKept) {
    stopping = false;
    process
        .flatMap(running -> running.sealing().failure())
        .ifPresent(failure -> figures.count(Event.SEALERS_FAILED));
    remember(cacheKept);
    process.ifPresent(SimulatedProcess::kill);
    process = Optional.empty();
  }

  /** What is there now, unless the process before never came so far as to read it. */
  private void remember(boolean cacheKept) {
    if (process.isPresent()) {
      before =
          new Before(
              List.copyOf(machine.facts().records()),
              List.copyOf(machine.decisions().records()),
              cacheKept);
    } else {
      before = new Before(before.facts(), before.decisions(), before.cacheKept() && cacheKept);
    }
  }

  private void open() {
    boolean refusable = !promisesHold && isBeyondRecovery();
    SimulatedStorage storage = new SimulatedStorage(machine, new Hooks());
    Journal journal;
    try {
      journal =
          Journal.recover("simulated", settings(), storage, storage.notes(), Optional.empty());
    } catch (InjectedFault fault) {
      throw fault;
    } catch (JournalException refusal) {
      refuse(refusal, refusable);
      return;
    }
    journal.recoveryNotes().forEach(this::note);
    if (!promisesHold) {
      release(journal);
    }
    oracle.check(journal, before);
    SimulatedSealing sealing = new SimulatedSealing(journal, clock::nanos);
    begin(
        new SimulatedProcess(
            storage, journal, sealing, journalClock(), profile.snapshotEvery() > 0));
  }

  private void begin(SimulatedProcess running) {
    ResumePositions positions = ResumePositions.of(running.journal(), running.snapshot());
    running.snapshot().ifPresent(this::noteSnapshot);
    running.snapshotNotes().forEach(this::noteSnapshotPassedOver);
    feeds.forEach(feed -> feed.resume(positions.position(feed.stream())));
    process = Optional.of(running);
    promisesHold = true;
    trace.add(
        "open: %d facts, %d decisions"
            .formatted(running.journal().lastFact(), running.journal().lastDecision()));
    observe(running);
    startSession(positions.configured());
  }

  private void startSession(boolean configured) {
    byte[] hash = ConfigCodec.hash(CONFIG);
    SessionStart.Origin origin = new SessionStart.Origin(clock.nanos(), "simulated", "simulated");
    List<Projection> projections = SimulatedProcess.projections();
    Epoch epoch = new Epochs().of(projections, 0);
    session.sessionStarted(origin, hash, epoch, projections);
    if (!configured) {
      session.configActivated(CONFIG, hash);
    }
  }

  private void submit(DirectBuffer buffer, int offset, int length) {
    SimulatedProcess running = process.orElseThrow();
    while (!running.ring().offer(buffer, offset, length)) {
      running.sequence();
    }
  }

  private void release(Journal journal) {
    oracle.releaseBehind(journal.lastFact(), journal.lastDecision());
    ResumePositions positions = ResumePositions.of(journal, Optional.empty());
    feeds.forEach(feed -> feed.forgetBehind(positions.position(feed.stream())));
  }

  private void noteSnapshot(Snapshots.Found found) {
    trace.add("from " + found.name());
    figures.count(Event.STARTS_FROM_A_SNAPSHOT);
  }

  private void noteSnapshotPassedOver(String note) {
    trace.add("note: " + note);
    figures.count(Event.SNAPSHOTS_PASSED_OVER);
  }

  private void note(String note) {
    trace.add("note: " + note);
    if (note.contains("unfinished")) {
      figures.count(Event.UNFINISHED_WRITES);
    } else if (note.contains("not written to its end")) {
      figures.count(Event.TORN_TAILS);
    } else if (note.contains("caused by facts that were lost")) {
      figures.count(Event.DECISIONS_SET_ASIDE);
    } else {
      throw new AssertionError("a note of an unknown kind: " + note);
    }
  }

  private boolean isBeyondRecovery() {
    return machine.facts().isDamagedBeforeItsEnd()
        || machine.decisions().isDamagedBeforeItsEnd()
        || machine.facts().records().isEmpty()
        || machine.files().all().stream().anyMatch(name -> name.startsWith("seals/"));
  }

  private void refuse(JournalException refusal, boolean refusable) {
    if (!refusable) {
      throw new AssertionError("refused: " + refusal.getMessage(), refusal);
    }
    trace.add("refused: " + refusal.getMessage());
    figures.count(Event.REFUSALS);
    refused = true;
  }

  /** All that is under way gets there. */
  private void comeToRest() {
    if (process.isEmpty()) {
      open();
    }
    if (refused) {
      return;
    }
    SimulatedProcess running = process.orElseThrow();
    int moved = 1;
    while (moved > 0) {
      moved = running.sequence() + running.decide() + (profile.seals() ? running.seal() : 0);
    }
    observe(running);
    for (SimulatedFeed feed : feeds) {
      if (feed.acknowledged() < feed.sent()) {
        throw new AssertionError("stream " + feed.stream() + " waits for an acknowledgement");
      }
    }
    oracle.checkAtRest(running.journal());
    figures.add(Event.COMPARED_DECISIONS, running.progress().comparedDecisions());
    figures.add(Event.CHECKPOINTS, oracle.checkpoints());
    running.close();
    endProcess(true);
  }

  /** Nothing is wrong with what came to rest. */
  private void openOnceMore() {
    open();
    SimulatedProcess running = process.orElseThrow();
    if (!running.journal().recoveryNotes().isEmpty()) {
      throw new AssertionError("notes after a clean end: " + running.journal().recoveryNotes());
    }
    running.close();
  }

  private JournalSettings settings() {
    int snapshotEvery = Math.max(1, profile.snapshotEvery());
    return new JournalSettings(
        profile.durability(), RING_BYTES, 10_000, snapshotEvery, 0, OptionalInt.empty());
  }

  private JournalClock journalClock() {
    return profile.wallClock() ? JournalClock.wall(clock::nanos) : JournalClock.eventTime();
  }

  /** The one config of all simulations, which takes long to decode. */
  static HeadroomConfig decode(byte[] canonical) {
    if (!Arrays.equals(canonical, CONFIG)) {
      throw new AssertionError("a config is not as it was submitted");
    }
    return DECODED;
  }

  private static boolean isTimer(byte[] fact) {
    RecordHeader header = new RecordHeader().wrap(new UnsafeBuffer(fact), 0, fact.length);
    return header.templateId() == TimerFiredDecoder.TEMPLATE_ID;
  }

  private static SimulatedFeed feed(int stream, long seed) {
    return new SimulatedFeed(stream, seed);
  }

  private final class Hooks implements Faults {
    @Override
    public Fault next(String operation) {
      return beforeOperation(operation);
    }

    @Override
    public void reading() {
      sometimesActInBetween(profile.interleaving() / READS_TO_A_WRITE);
    }
  }
}
