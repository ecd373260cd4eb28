package io.headroom.forecast;

import io.headroom.config.Session;
import io.headroom.forecast.DecisionWriter.Origin;
import io.headroom.forecast.measures.GridReturns;
import io.headroom.forecast.measures.JumpTest;
import io.headroom.forecast.measures.SubsampledMeasures;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Publishes an instrument's realized measures and forecasts through its sessions. */
final class SessionReporter {
  private final DecisionWriter writer;

  SessionReporter(DecisionWriter writer) {
    this.writer = writer;
  }

  /** At a five-minute close, if the session that it belongs to has had a price. */
  void barClose(InstrumentState instrument, long sessionOpen, long due, long fact) {
    Session session = instrument.ticks().prices().session();
    if (!instrument.hasOpenSession() || session.open() != sessionOpen) {
      return;
    }
    int minute = minute(session, due);
    Realized realized = soFar(instrument, due, minute);
    long decision = publish(instrument, realized, fact);
    Forecast forecast = instrument.days().within(realized, fraction(session, minute));
    InputRanges inputs = new InputRanges();
    inputs.add(InputLog.DECISIONS, InputRole.REALIZED, decision);
    publish(
        instrument,
        new Origin(ForecastKind.INTRADAY, due, realized.sessionDate()),
        forecast,
        inputs,
        fact);
  }

  /**
   * What the network was asked for the forecast of a five-minute close, as long as no fact has come
   * since.
   */
  Optional<NetworkForecast> network(InstrumentState instrument, long due) {
    if (!instrument.hasOpenSession()) {
      return Optional.empty();
    }
    Session session = instrument.ticks().prices().session();
    int minute = minute(session, due);
    return instrument
        .days()
        .networkWithin(soFar(instrument, due, minute), fraction(session, minute));
  }

  private static int minute(Session session, long due) {
    return (int) Math.min(session.minutes(), (due - session.open()) / PriceSampler.MINUTE);
  }

  private static double fraction(Session session, int minute) {
    return (double) minute / session.minutes();
  }

  private static Realized soFar(InstrumentState instrument, long due, int minute) {
    SessionPrices prices = instrument.ticks().prices();
    double last = prices.last();
    return realized(instrument, due, prices.logPath(minute), last, false);
  }

  /** At the end of a session that has had a price. */
  void sessionEnd(InstrumentState instrument, long sessionOpen, long fact) {
    Session session = instrument.ticks().prices().session();
    if (instrument.hasOpenSession() && session.open() == sessionOpen) {
      complete(instrument, fact);
    }
  }

  /**
   * Moves on to the session of a tick's time. A session whose end no timer told of is completed
   * now.
   */
  void roll(InstrumentState instrument, long time, long fact) {
    if (!instrument.ticks().hasEnded(time)) {
      return;
    }
    if (instrument.hasOpenSession()) {
      complete(instrument, fact);
    }
    instrument.beginSession(time);
  }

  /** After a bar of the history: one day ahead. */
  void bar(InstrumentState instrument, Origin origin, long fact) {
    publish(instrument, origin, instrument.days().fromClose(), new InputRanges(), fact);
  }

  /**
   * After a network was put in force: one day ahead from the last close, so that limits need not
   * wait for it. In an open session the next five-minute close comes soon enough.
   */
  void modelActivated(InstrumentState instrument, long fact) {
    OptionalInt date = instrument.days().lastDate();
    if (date.isPresent() && !instrument.hasOpenSession()) {
      long close = instrument.closeOf(LocalDate.ofEpochDay(date.getAsInt()));
      publish(
          instrument,
          new Origin(ForecastKind.MODEL_ACTIVATED, close, date.getAsInt()),
          instrument.days().fromClose(),
          new InputRanges(),
          fact);
    }
  }

  private void complete(InstrumentState instrument, long fact) {
    SessionPrices prices = instrument.ticks().prices();
    Session session = prices.session();
    double close = prices.close();
    double[] logPath = prices.logPath(session.minutes());
    Realized realized = realized(instrument, session.end(), logPath, close, true);
    long decision = publish(instrument, realized, fact);
    instrument.days().session(realized, logPath, decision);
    instrument.sessionReported();
    publish(
        instrument,
        new Origin(ForecastKind.SESSION_END, session.end(), realized.sessionDate()),
        instrument.days().fromClose(),
        new InputRanges(),
        fact);
  }

  private static Realized realized(
      InstrumentState instrument, long asOf, double[] logPath, double last, boolean complete) {
    SessionPrices prices = instrument.ticks().prices();
    int date = Math.toIntExact(prices.session().date().toEpochDay());
    double open = prices.open();
    return new Realized(
        asOf,
        date,
        complete,
        open,
        last,
        instrument.days().overnightReturn(open, date),
        SubsampledMeasures.of(logPath),
        prices.realizedKernel(logPath),
        JumpTest.median(GridReturns.of(logPath, SubsampledMeasures.STEP, 0)),
        prices.accepted(),
        prices.unused(),
        prices.rejected());
  }

  private long publish(InstrumentState instrument, Realized realized, long fact) {
    InputRanges inputs = new InputRanges();
    inputs.add(InputLog.FACTS, InputRole.TICKS, instrument.ticks().prices().ticks());
    instrument.days().addCloseInputs(inputs);
    return writer.measures(fact, instrument.id(), realized, inputs);
  }

  private void publish(
      InstrumentState instrument, Origin origin, Forecast forecast, InputRanges inputs, long fact) {
    instrument.addInputs(inputs, forecast.model());
    writer.forecast(fact, instrument, origin, forecast, inputs);
  }
}
