package io.headroom.replay;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordPrinter;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A forecast of a journal, as far as its network is concerned. Variances of log returns.
 *
 * @param number of the decision
 * @param cause the fact that it followed from
 * @param time of the journal, ns since the epoch
 * @param origin the instant it looks from, ns since the epoch
 * @param originDate the trading date it looks from
 * @param toClose the network's, for the rest of the session
 * @param oneDay the network's, up to the same minute of the next trading day
 * @param logHarToClose log-HAR's
 * @param logHarOneDay log-HAR's
 * @param network SHA-256 of the network's artifact in hexadecimal
 */
public record JournaledForecast(
    long number,
    long cause,
    long time,
    int instrumentId,
    ForecastKind kind,
    long origin,
    LocalDate originDate,
    double toClose,
    double oneDay,
    double logHarToClose,
    double logHarOneDay,
    String network) {
  private static final String NO_NETWORK = "0".repeat(64);

  /**
   * Reads a decision that is to be explained.
   *
   * @throws JournalException if there is none of that number, it is no forecast, or no network had
   *     a value for it
   */
  static JournaledForecast read(Journal journal, long number) {
    RecordHeader header = new RecordHeader();
    try (RecordCursor decisions = new RecordCursor(journal.decisions().reader(number))) {
      if (!decisions.next()) {
        throw new JournalException(
            "decision "
                + number
                + ": the journal's decisions end at "
                + journal.lastDecision()
                + "; name one of those");
      }
      if (decisions.header(header).templateId() != VolatilityForecastDecoder.TEMPLATE_ID) {
        throw new JournalException(
            "decision "
                + number
                + " is a "
                + RecordPrinter.typeName(header.templateId())
                + ": expected a VolatilityForecast; 'headroom inspect --type VolatilityForecast'"
                + " lists them");
      }
      return new Reading().of(decisions);
    }
  }

  private static final class Reading implements DecisionHandler {
    private JournaledForecast forecast;

    JournaledForecast of(RecordCursor record) {
      new DecisionDispatcher().dispatch(record.buffer(), record.offset(), record.length(), this);
      forecast.check();
      return forecast;
    }

    @Override
    public void onVolatilityForecast(RecordHeader header, VolatilityForecastDecoder decision) {
      byte[] hash = new byte[VolatilityForecastDecoder.networkHashLength()];
      decision.getNetworkHash(hash, 0, hash.length);
      forecast =
          new JournaledForecast(
              header.number(),
              header.cause(),
              header.journalTime(),
              decision.instrumentId(),
              decision.kind(),
              decision.origin(),
              LocalDate.ofEpochDay(decision.originDate()),
              decision.networkToCloseVariance(),
              decision.networkOneDayVariance(),
              decision.logHarToCloseVariance(),
              decision.logHarOneDayVariance(),
              HexFormat.of().formatHex(hash));
    }
  }

  private void check() {
    if (network.equals(NO_NETWORK)) {
      throw new JournalException(
          "decision "
              + number
              + ": no network was in force when it was made, so there is none to explain; name a"
              + " forecast made after a ModelActivated fact ('headroom inspect --facts --type"
              + " ModelActivated')");
    }
    if (Double.isNaN(oneDay)) {
      throw new JournalException(
          "decision "
              + number
              + ": network "
              + network
              + " was in force and had no value, as it has none before its window of days is full;"
              + " name a later forecast of the instrument");
    }
  }
}
