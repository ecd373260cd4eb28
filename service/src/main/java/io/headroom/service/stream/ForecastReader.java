package io.headroom.service.stream;

import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/** Reads forecasts, whose records hold variances, and what has been realized. */
final class ForecastReader {
  private static final int HASH_BYTES = 32;
  private static final String NO_HASH = "0".repeat(2 * HASH_BYTES);

  private ForecastReader() {}

  /** What a decision says that an instrument has realized. */
  record Measures(long decision, ForecastUpdate.Realized realized) {}

  static Measures measures(long number, RealizedMeasuresDecoder decision) {
    return new Measures(number, realized(decision));
  }

  private static ForecastUpdate.Realized realized(RealizedMeasuresDecoder decision) {
    double overnight = decision.overnightReturn();
    double squared = Double.isNaN(overnight) ? 0 : overnight * overnight;
    return new ForecastUpdate.Realized(
        LocalDate.ofEpochDay(decision.sessionDate()),
        Math.sqrt(decision.realizedVariance() + squared),
        decision.asOf(),
        decision.complete() == BooleanType.YES,
        decision.openPrice(),
        decision.lastPrice());
  }

  /**
   * @param latest what the instrument's latest session has realized
   */
  static ForecastUpdate forecast(
      Update.Origin origin,
      String instrument,
      VolatilityForecastDecoder decision,
      Optional<Measures> latest) {
    LocalDate date = LocalDate.ofEpochDay(decision.originDate());
    return new ForecastUpdate(
        origin,
        instrument,
        new ForecastUpdate.View(decision.kind(), decision.model(), decision.origin(), date),
        sigmas(decision.oneDayVariance(), decision.toCloseVariance()),
        decision.logStandardError(),
        sigmas(decision.ewmaOneDayVariance(), decision.ewmaToCloseVariance()),
        sigmas(decision.logHarOneDayVariance(), decision.logHarToCloseVariance()),
        network(decision),
        challenger(decision),
        modelHash(decision),
        latest.map(Measures::realized).filter(realized -> realized.date().equals(date)),
        latest.map(Measures::decision).orElse(0L));
  }

  private static Optional<ForecastUpdate.Network> network(VolatilityForecastDecoder decision) {
    byte[] hash = new byte[HASH_BYTES];
    decision.getNetworkHash(hash, 0, HASH_BYTES);
    return network(
        hash, sigmas(decision.networkOneDayVariance(), decision.networkToCloseVariance()));
  }

  private static Optional<ForecastUpdate.Network> challenger(VolatilityForecastDecoder decision) {
    byte[] hash = new byte[HASH_BYTES];
    decision.getChallengerHash(hash, 0, HASH_BYTES);
    return network(
        hash, sigmas(decision.challengerOneDayVariance(), decision.challengerToCloseVariance()));
  }

  private static Optional<ForecastUpdate.Network> network(
      byte[] hash, ForecastUpdate.Sigmas sigmas) {
    String text = HexFormat.of().formatHex(hash);
    return text.equals(NO_HASH)
        ? Optional.empty()
        : Optional.of(new ForecastUpdate.Network(sigmas, text));
  }

  private static String modelHash(VolatilityForecastDecoder decision) {
    byte[] hash = new byte[HASH_BYTES];
    decision.getModelHash(hash, 0, HASH_BYTES);
    return HexFormat.of().formatHex(hash);
  }

  private static ForecastUpdate.Sigmas sigmas(double oneDayVariance, double toCloseVariance) {
    return new ForecastUpdate.Sigmas(Math.sqrt(oneDayVariance), Math.sqrt(toCloseVariance));
  }
}
