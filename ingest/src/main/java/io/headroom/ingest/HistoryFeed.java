package io.headroom.ingest;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.config.Instrument;
import io.headroom.journal.FactSubmitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The daily history before the first tick: price factors, by instrument id and date; then rows that
 * could not become bars, by instrument id and row; then daily bars, by date and instrument id.
 *
 * <p>No bar after {@code history.until} is decoded, and of the factors none that begins to hold
 * later than on the day after it. Small enough to be held in memory. Belongs to one thread.
 */
public final class HistoryFeed implements DailyHistory {
  private static final String SYMBOL = "{symbol}";
  private static final int STREAM = 0;

  private final List<PriceFactors.Factor> factors;
  private final List<DailyBars.Fault> faults;
  private final List<DailyBar> bars;
  private final HistoryWriter writer = new HistoryWriter();
  private final FactWriter faultWriter = new FactWriter();

  private HistoryFeed(
      List<PriceFactors.Factor> factors, List<DailyBars.Fault> faults, List<DailyBar> bars) {
    this.factors = factors;
    this.faults = faults;
    this.bars = bars;
  }

  /**
   * Reads the files of {@code config.history()}; without one there is nothing to submit.
   *
   * @param expand turns a path of the config into a path of this machine, variables replaced
   * @throws FeedException if a file cannot be used
   */
  public static HistoryFeed open(HeadroomConfig config, Function<String, Path> expand) {
    List<PriceFactors.Factor> factors = new ArrayList<>();
    List<DailyBars.Fault> faults = new ArrayList<>();
    List<DailyBar> bars = new ArrayList<>();
    config
        .history()
        .ifPresent(
            history -> {
              for (Instrument instrument : instruments(config, history)) {
                FeedFile file = file(history.bars(), instrument, expand);
                DailyBars read = DailyBars.read(instrument, file, history.from(), history.until());
                faults.addAll(read.faults());
                bars.addAll(read.bars());
                factorFile(history, instrument, expand)
                    .ifPresent(
                        f -> factors.addAll(PriceFactors.read(instrument, f, history.until())));
              }
            });
    bars.sort(Comparator.comparingInt(DailyBar::day));
    return new HistoryFeed(factors, faults, bars);
  }

  /** Daily bars there are. */
  public int bars() {
    return bars.size();
  }

  /** Rows of price factors there are. */
  public int factors() {
    return factors.size();
  }

  /** Rows that could not become bars. */
  public int faults() {
    return faults.size();
  }

  @Override
  public void submit(long stampNanos, FactSubmitter submitter, ResumePoints resume) {
    submit(stampNanos, submitter, resume.factors(), resume.historyFaults(), resume.bars());
  }

  /**
   * Submits all but the first facts of each kind.
   *
   * @param stampNanos journal time of all of it, ns since the epoch
   * @throws FeedException if there is less than what is to be skipped: the files have changed
   */
  public void submit(
      long stampNanos, FactSubmitter submitter, int skipFactors, int skipFaults, int skipBars) {
    for (PriceFactors.Factor factor : rest(factors, skipFactors, "price factors")) {
      writer.factor(stampNanos, factor, submitter);
    }
    for (DailyBars.Fault fault : rest(faults, skipFaults, "faulty rows")) {
      faultWriter.fault(
          stampNanos,
          STREAM,
          fault.instrument().id(),
          Positions.of(fault.instrument().id(), fault.row()),
          fault.rule(),
          fault.reason(),
          fault.raw().byteArray(),
          0,
          fault.raw().capacity(),
          submitter);
    }
    for (DailyBar bar : rest(bars, skipBars, "daily bars")) {
      writer.bar(stampNanos, bar, submitter);
    }
  }

  private static <T> List<T> rest(List<T> all, int skip, String what) {
    if (skip > all.size()) {
      throw new FeedException(
          "the journal holds "
              + skip
              + " "
              + what
              + ", the history's files "
              + all.size()
              + ": they have changed; put the earlier files back, or start another journal");
    }
    return all.subList(skip, all.size());
  }

  private static List<Instrument> instruments(HeadroomConfig config, History history) {
    return config.instruments().stream()
        .filter(instrument -> history.symbols().contains(instrument.symbol()))
        .sorted(Comparator.comparingInt(Instrument::id))
        .toList();
  }

  private static Optional<FeedFile> factorFile(
      History history, Instrument instrument, Function<String, Path> expand) {
    return history.factors().map(template -> file(template, instrument, expand));
  }

  private static FeedFile file(
      String template, Instrument instrument, Function<String, Path> expand) {
    String symbol = instrument.symbol().toLowerCase(Locale.ROOT);
    return FilePaths.findOne(template.replace(SYMBOL, symbol), expand);
  }
}
