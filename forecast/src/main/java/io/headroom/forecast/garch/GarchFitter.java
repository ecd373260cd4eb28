package io.headroom.forecast.garch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Maximum likelihood: a simplex from several starts, then Newton's method with exact derivatives.
 * The same series gives the same bits on every machine.
 */
public final class GarchFitter {
  /** Fewer returns than this say nothing about how their variance moves. */
  public static final int FEWEST_RETURNS = 100;

  /** More than rounding moves a log-likelihood by, and less than anybody could see. */
  private static final double ROUNDING = 1e-6;

  private GarchFitter() {}

  /**
   * Fits a model.
   *
   * @throws IllegalArgumentException if the series has fewer than {@value #FEWEST_RETURNS} returns,
   *     or they are too small or too large to be squared
   * @throws NoMaximumException if no start leads to a maximum, or the best of those found is below
   *     what the search has seen elsewhere; the message names the series
   */
  public static GarchFit fit(GarchModel model, ReturnSeries series) {
    Scaled scaled = scaled(model, series);
    return best(new SimplexSearch(scaled.likelihood()).ends(), scaled, series);
  }

  /**
   * The same from estimates that are about right, those of the day before for instance: much faster
   * where they are, and from all starts where they lead to no maximum.
   *
   * <p>From the same estimates it gives the same bits; from others it may differ from {@link
   * #fit(GarchModel, ReturnSeries)} in the last ones, or reach another of several maxima.
   */
  public static GarchFit fitNear(GarchParameters near, GarchModel model, ReturnSeries series) {
    Scaled scaled = scaled(model, series);
    SearchSpace space = new SearchSpace(scaled.likelihood().model(), scaled.likelihood().series());
    double[] start = space.theta(space.point(Theta.scaledBy(scaled.exponent(), Theta.of(near))));
    return NewtonSearch.from(start, scaled.likelihood())
        .map(maximum -> GarchFit.of(model, series, maximum, scaled.exponent()))
        .orElseGet(() -> fit(model, series));
  }

  /** The likelihood of returns brought to a variance from 1 to 4 by a power of two. */
  private record Scaled(Likelihood likelihood, int exponent) {}

  private static Scaled scaled(GarchModel model, ReturnSeries series) {
    if (series.size() < FEWEST_RETURNS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %,d returns are too few for %s: expected at least %d",
              series.name(),
              series.size(),
              model.written(),
              FEWEST_RETURNS));
    }
    int exponent = -Math.getExponent(standardDeviation(series));
    GarchModel same = model.from(StartVariance.scaledBy(exponent, model.start()));
    return new Scaled(new Likelihood(same, series.scaledBy(exponent)), exponent);
  }

  private static double standardDeviation(ReturnSeries series) {
    double variance = series.meanSquareAbout(series.mean());
    if (!(variance >= Double.MIN_NORMAL) || Double.isInfinite(variance)) {
      throw new IllegalArgumentException(
          series.name()
              + ": the returns' variance comes out as "
              + variance
              + ": expected decimals or percent");
    }
    return Math.sqrt(variance);
  }

  /** Of starts in the order of their likelihood, the best first. */
  private static GarchFit best(List<double[]> starts, Scaled scaled, ReturnSeries series) {
    List<Maximum> maxima = new ArrayList<>();
    for (double[] start : starts) {
      NewtonSearch.from(start, scaled.likelihood()).ifPresent(maxima::add);
    }
    double least = scaled.likelihood().value(starts.get(0)) - ROUNDING;
    Optional<Maximum> best =
        maxima.stream()
            .max(Comparator.comparingDouble(Maximum::value))
            .filter(maximum -> maximum.value() >= least);
    GarchModel model = scaled.likelihood().model();
    return GarchFit.of(
        model.from(StartVariance.scaledBy(-scaled.exponent(), model.start())),
        series,
        best.orElseThrow(() -> noMaximum(model, series)),
        scaled.exponent());
  }

  private static NoMaximumException noMaximum(GarchModel model, ReturnSeries series) {
    return new NoMaximumException(
        String.format(
            Locale.ROOT,
            "%s: no maximum of the likelihood of %s found for its %,d returns: the variance may not"
                + " move at all, or a few returns decide everything; use a longer series or a"
                + " constant variance",
            series.name(),
            model.written(),
            series.size()));
  }
}
