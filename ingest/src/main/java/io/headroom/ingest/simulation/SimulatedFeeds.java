package io.headroom.ingest.simulation;

import io.headroom.ingest.FactWriter;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.simulation.DaySimulation.Event;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.SessionStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * The simulated day as feeds: one stream per instrument, numbered from 1 in the instruments' order,
 * with the scripted positions before ticks of the same time, and every stream's end at the end.
 * Which ticks come before a time does not depend on when the feeds end.
 *
 * <p>Belongs to one thread, starts none.
 */
final class SimulatedFeeds implements Feeds {
  private static final long NONE = Long.MAX_VALUE;

  private final DaySimulation simulation;
  private final List<SimulatedInstrument> instruments;
  private final Provenance provenance;
  private final Deque<ScheduledPositions> script;
  private final long start;
  private final long end;
  private final long[] streamRows;
  private final FactWriter writer = new FactWriter();
  private final Deque<Event> events = new ArrayDeque<>();
  private final OptionalLong firstEventTime;
  private long reached;
  private long rows;
  private int endedStreams;

  /**
   * @param script in order of time
   * @param start ns since the epoch
   * @param end when the feeds end, ns since the epoch; nothing later ever comes
   */
  SimulatedFeeds(
      DaySimulation simulation,
      List<SimulatedInstrument> instruments,
      Provenance provenance,
      List<ScheduledPositions> script,
      long start,
      long end) {
    this.simulation = simulation;
    this.instruments = instruments;
    this.provenance = provenance;
    this.script = new ArrayDeque<>(script);
    this.start = start;
    this.end = end;
    streamRows = new long[instruments.size()];
    reached = start;
    firstEventTime = nextEventTime();
  }

  @Override
  public OptionalLong firstEventTime() {
    return firstEventTime;
  }

  @Override
  public OptionalLong nextEventTime() {
    return endedStreams == instruments.size()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(end, Math.min(nextTick(), nextPositions())));
  }

  @Override
  public void submitOpened(FactSubmitter submitter) {
    for (int i = 0; i < instruments.size(); i++) {
      SimulatedInstrument instrument = instruments.get(i);
      writer.opened(
          i + 1,
          instrument.definition().id(),
          Provenance.FEED,
          0,
          provenance.of(instrument),
          provenance.identity(),
          submitter);
    }
  }

  @Override
  public boolean submitThrough(long lastTime, int maxRows, FactSubmitter submitter) {
    OptionalLong next = nextEventTime();
    for (int left = maxRows; left > 0 && next.isPresent(); left--) {
      if (next.getAsLong() > lastTime) {
        return true;
      }
      reached = next.getAsLong();
      submitNext(submitter);
      next = nextEventTime();
    }
    return next.isPresent();
  }

  @Override
  public long rows() {
    return rows;
  }

  /** By simulated time. */
  @Override
  public double share() {
    return end > start ? (double) (reached - start) / (end - start) : 1;
  }

  @Override
  public void close() {
    // Nothing is held that would have to be given back.
  }

  private long nextTick() {
    while (events.isEmpty() && !simulation.isOver()) {
      events.addAll(simulation.next());
    }
    return events.isEmpty() ? NONE : upToEnd(events.element().tick().time());
  }

  private long nextPositions() {
    return script.isEmpty() ? NONE : upToEnd(script.element().time());
  }

  private long upToEnd(long time) {
    return time <= end ? time : NONE;
  }

  private void submitNext(FactSubmitter submitter) {
    long tick = nextTick();
    long positions = nextPositions();
    if (tick == NONE && positions == NONE) {
      submitEnd(submitter);
    } else if (positions <= tick) {
      ScheduledPositions set = script.remove();
      new SessionStart(submitter, set.time()).positionsSet(set.positions());
    } else {
      submitTick(events.remove(), submitter);
    }
  }

  private void submitTick(Event event, FactSubmitter submitter) {
    int i = event.instrument();
    rows++;
    writer.tick(i + 1, instruments.get(i).definition(), ++streamRows[i], event.tick(), submitter);
  }

  private void submitEnd(FactSubmitter submitter) {
    long count = streamRows[endedStreams];
    endedStreams++;
    writer.ended(endedStreams, count, count, end, submitter);
  }
}
