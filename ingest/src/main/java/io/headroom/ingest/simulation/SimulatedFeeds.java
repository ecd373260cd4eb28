package io.headroom.ingest.simulation;

import io.headroom.ingest.FactWriter;
import io.headroom.ingest.FeedException;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
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
 * Which ticks come before a time does not depend on when the feeds end. What the journal holds
 * already is simulated again and left out.
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
  private final ResumePoints resume;
  private final long latestKnown;
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
   * @param resume what the journal holds already
   * @throws FeedException if that is of another market
   */
  SimulatedFeeds(
      DaySimulation simulation,
      List<SimulatedInstrument> instruments,
      Provenance provenance,
      List<ScheduledPositions> script,
      long start,
      long end,
      ResumePoints resume) {
    this.simulation = simulation;
    this.instruments = instruments;
    this.provenance = provenance;
    this.script = new ArrayDeque<>(script);
    this.start = start;
    this.end = end;
    this.resume = resume;
    latestKnown = resume.latestTime().orElse(Long.MIN_VALUE);
    streamRows = new long[instruments.size()];
    endedStreams = endedStreams();
    reached = start;
    firstEventTime = nextEventTime();
    for (int i = 0; i < instruments.size(); i++) {
      checkOpened(i);
    }
  }

  /** Streams end in their order. */
  private int endedStreams() {
    int ended = 0;
    while (ended < instruments.size() && resume.hasEnded(ended + 1)) {
      ended++;
    }
    return ended;
  }

  private void checkOpened(int i) {
    List<String> opened = resume.opened(i + 1);
    String expected = provenance.of(instruments.get(i));
    if (!opened.isEmpty() && !opened.equals(List.of(expected))) {
      throw new FeedException(
          "the journal's stream "
              + (i + 1)
              + " is "
              + String.join(", ", opened)
              + ", and not "
              + expected
              + ": go on with the same seed and tick rate, or begin another journal");
    }
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
      if (!resume.opened(i + 1).isEmpty()) {
        continue;
      }
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

  /** After the first stream's end there are no ticks. */
  private long nextTick() {
    if (endedStreams > 0) {
      return NONE;
    }
    while (events.isEmpty() && !simulation.isOver()) {
      events.addAll(simulation.next());
    }
    return events.isEmpty() ? NONE : upToEnd(events.element().tick().time());
  }

  private long nextPositions() {
    return script.isEmpty() || endedStreams > 0 ? NONE : upToEnd(script.element().time());
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
      if (set.time() > latestKnown) {
        new SessionStart(submitter, set.time()).positionsSet(set.positions());
      }
    } else {
      submitTick(events.remove(), submitter);
    }
  }

  private void submitTick(Event event, FactSubmitter submitter) {
    int i = event.instrument();
    streamRows[i]++;
    if (streamRows[i] > resume.position(i + 1)) {
      rows++;
      writer.tick(i + 1, instruments.get(i).definition(), streamRows[i], event.tick(), submitter);
    }
  }

  private void submitEnd(FactSubmitter submitter) {
    long count = Math.max(streamRows[endedStreams], resume.position(endedStreams + 1));
    endedStreams++;
    writer.ended(endedStreams, count, count, end, submitter);
  }
}
