package io.headroom.forecast;

import io.headroom.config.Session;
import io.headroom.forecast.measures.KernelBandwidth;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.time.LocalDate;

/**
 * One instrument's prices in one session: its path so far, its open, its close.
 *
 * <p>The path goes from the first accepted price to the last one of the session, without the
 * closing auction. The open is the primary exchange's opening auction print once it has come, until
 * then the first accepted price. The close is the primary exchange's closing auction print; where
 * it prints none, its official closing price; where there is neither, the last price of the
 * session. Of an auction that prints many rows the first counts.
 */
final class SessionPrices {
  private final PriceSampler sampler = new PriceSampler();
  private final RecordRange ticks = new RecordRange();
  private Session session;
  private double openingPrint;
  private double closingPrint;
  private double officialClose;
  private long accepted;
  private long unused;
  private long rejected;

  SessionPrices(Session session) {
    begin(session);
  }

  void begin(Session next) {
    session = next;
    boolean opens = next.open() != Long.MAX_VALUE;
    sampler.begin(next.open(), opens ? next.minutes() : 0);
    ticks.clear();
    openingPrint = Double.NaN;
    closingPrint = Double.NaN;
    officialClose = Double.NaN;
    accepted = 0;
    unused = 0;
    rejected = 0;
  }

  Session session() {
    return session;
  }

  void add(long time, double price, long fact) {
    sampler.add(time, price);
    ticks.include(fact);
  }

  void openingPrint(double price) {
    if (Double.isNaN(openingPrint)) {
      openingPrint = price;
    }
  }

  void closingPrint(double price, long fact) {
    if (Double.isNaN(closingPrint)) {
      closingPrint = price;
      ticks.include(fact);
    }
  }

  void officialClose(double price, long fact) {
    if (Double.isNaN(officialClose)) {
      officialClose = price;
      ticks.include(fact);
    }
  }

  void countAccepted() {
    accepted++;
  }

  void countUnused() {
    unused++;
  }

  void countRejected() {
    rejected++;
  }

  boolean isEmpty() {
    return sampler.isEmpty();
  }

  double open() {
    return Double.isNaN(openingPrint) ? sampler.first() : openingPrint;
  }

  double last() {
    return sampler.last();
  }

  double close() {
    if (!Double.isNaN(closingPrint)) {
      return closingPrint;
    }
    return Double.isNaN(officialClose) ? sampler.last() : officialClose;
  }

  /** Log prices a minute apart, from the first price to the last, which is that of the minute. */
  double[] logPath(int minute) {
    double[] path = sampler.path(minute);
    for (int i = 0; i < path.length; i++) {
      path[i] = StrictMath.log(path[i]);
    }
    return path;
  }

  /**
   * The realized kernel of the session so far, with the bandwidth that its path asks for.
   *
   * @param logPath the path so far
   * @return NaN where the path is too short to tell noise from signal
   */
  double realizedKernel(double[] logPath) {
    return sampler.kernel().kernelFor(KernelBandwidth.noiseToSignal(logPath));
  }

  /** Numbers of the first and last facts used. */
  RecordRange ticks() {
    return ticks;
  }

  long accepted() {
    return accepted;
  }

  long unused() {
    return unused;
  }

  long rejected() {
    return rejected;
  }

  void save(StateWriter state) {
    state
        .section("session", 1)
        .putLong(session.date().toEpochDay())
        .putLong(session.open())
        .putLong(session.close())
        .putLong(session.end());
    sampler.save(state);
    ticks.save(state);
    state
        .putDouble(openingPrint)
        .putDouble(closingPrint)
        .putDouble(officialClose)
        .putLong(accepted)
        .putLong(unused)
        .putLong(rejected);
  }

  void restore(StateReader state) {
    state.section("session", 1);
    LocalDate date = LocalDate.ofEpochDay(state.takeLong());
    session = new Session(date, state.takeLong(), state.takeLong(), state.takeLong());
    sampler.restore(state);
    ticks.restore(state);
    openingPrint = state.takeDouble();
    closingPrint = state.takeDouble();
    officialClose = state.takeDouble();
    accepted = state.takeLong();
    unused = state.takeLong();
    rejected = state.takeLong();
  }
}
