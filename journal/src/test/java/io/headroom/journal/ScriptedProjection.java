package io.headroom.journal;

import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickRejectedEncoder;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A projection whose decisions depend on every fact and decision it has seen: on some trades it
 * rejects a tick, with a value that follows from its whole past. It notes what it is called with.
 */
final class ScriptedProjection implements Projection {
  private final String name;
  private final int every;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TickRejectedEncoder rejected = new TickRejectedEncoder();
  private final List<String> log;
  private DecisionOutput output;
  private long state = 17;

  /**
   * Decides on some trades.
   *
   * @param every on one trade in so many, on average
   * @param log where to note calls
   */
  ScriptedProjection(String name, int every, List<String> log) {
    this.name = name;
    this.every = every;
    this.log = log;
  }

  /** One that keeps no notes. */
  static ScriptedProjection silent(String name, int every) {
    return new ScriptedProjection(name, every, new NoLog());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int algorithmVersion() {
    return 1;
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter to) {
    to.section("scripted", 1).putLong(state);
  }

  @Override
  public void restore(StateReader from) {
    state = from.section("scripted", 1).takeLong();
  }

  @Override
  public void start(DecisionOutput decisions) {
    this.output = decisions;
  }

  @Override
  public void onTrade(RecordHeader fact, TradeDecoder trade) {
    log.add(name + " trade " + fact.number());
    mix(fact.number());
    mix(trade.price());
    if (Math.floorMod(state, every) == 0) {
      reject();
    }
  }

  @Override
  public void onTimerFired(RecordHeader fact, TimerFiredDecoder timer) {
    log.add(name + " timer " + fact.number());
    mix(timer.due());
    reject();
  }

  @Override
  public void onTickRejected(RecordHeader decision, TickRejectedDecoder rejection) {
    log.add(name + " takes " + decision.number() + " caused by " + decision.cause());
    mix(Double.doubleToLongBits(rejection.reference()));
    if (Math.floorMod(state, every) == 1) {
      reject();
    }
  }

  @Override
  public void afterFact(RecordHeader fact) {
    log.add(name + " after " + fact.number());
    mix(fact.journalTime());
    if (Math.floorMod(state, every) == 2) {
      reject();
    }
  }

  private void mix(long value) {
    state = (state ^ value) * 0x9E3779B97F4A7C15L;
    state ^= state >>> 29;
  }

  private void reject() {
    rejected
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .reference((double) state)
        .bound(Double.NaN)
        .stream(1)
        .instrumentId(1)
        .rule(RejectRule.OUTLIER);
    long number = output.publish(RecordHeader.LENGTH + rejected.encodedLength());
    log.add(name + " emits " + number);
  }

  private static final class NoLog extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean add(String note) {
      return true;
    }
  }
}
