package io.headroom.ingest.simulation;

import io.headroom.ingest.DailyBar;
import io.headroom.ingest.DailyHistory;
import io.headroom.ingest.FeedException;
import io.headroom.ingest.HistoryWriter;
import io.headroom.ingest.ResumePoints;
import io.headroom.ingest.simulation.BarBuilder.LogBar;
import io.headroom.journal.FactSubmitter;
import java.util.List;

/** The simulated market's daily bars, by date and instrument id. Belongs to one thread. */
final class SimulatedHistory implements DailyHistory {
  private final List<DailyBar> bars;
  private final HistoryWriter writer = new HistoryWriter();

  SimulatedHistory(List<DailyBar> bars) {
    this.bars = List.copyOf(bars);
  }

  /**
   * A day's bar before price levels are known.
   *
   * @param place of the instrument among all, from 0
   */
  record Session(int place, SimulatedInstrument instrument, int day, LogBar bar, long volume) {
    /**
     * The bar in prices.
     *
     * @param level added to each log price
     */
    DailyBar at(double level) {
      return new DailyBar(
          instrument.definition(),
          day,
          instrument.definition().priceExponent(),
          instrument.price(bar.open() + level),
          instrument.price(bar.high() + level),
          instrument.price(bar.low() + level),
          instrument.price(bar.close() + level),
          volume);
    }
  }

  /** All of it. */
  List<DailyBar> bars() {
    return bars;
  }

  @Override
  public void submit(long stampNanos, FactSubmitter submitter, ResumePoints resume) {
    if (resume.bars() > bars.size()) {
      throw new FeedException(
          "the journal holds "
              + resume.bars()
              + " daily bars, the simulated history "
              + bars.size()
              + ": it was begun with other settings; start another journal");
    }
    for (DailyBar bar : bars.subList(resume.bars(), bars.size())) {
      writer.bar(stampNanos, bar, submitter);
    }
  }
}
