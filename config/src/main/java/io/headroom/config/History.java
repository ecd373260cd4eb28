package io.headroom.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Daily bars that come before the first tick.
 *
 * @param from first day
 * @param until last day; later bars are never read
 * @param symbols the instruments that have bars
 * @param bars path template of the bar files, with {@code {symbol}} in lower case and variables
 *     unexpanded
 * @param factors path template of the factor files; without it prices are taken as adjusted
 * @param kappa ratio of realized to Garman-Klass variance
 */
public record History(
    LocalDate from,
    LocalDate until,
    List<String> symbols,
    String bars,
    Optional<String> factors,
    double kappa) {
  public History {
    symbols = List.copyOf(symbols);
  }
}
