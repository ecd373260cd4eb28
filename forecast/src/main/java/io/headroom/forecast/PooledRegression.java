package io.headroom.forecast;

import io.headroom.forecast.regression.NormalEquations;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One regression over the days of many instruments, with what is to be added to its error for an
 * instrument that is not among them.
 *
 * <p>Say the error of an instrument's day is u + e, u being the instrument's own and e the day's.
 * The residual variance of J instruments holds e and (J - 1) / J of u, since the constant takes up
 * the mean of the u; a new instrument differs from that mean by (J + 1) / J of u. So 2 / J of u's
 * variance is added, which is estimated by that of the instruments' mean residuals. Two instruments
 * are the fewest that tell it.
 */
final class PooledRegression {
  private static final int FEWEST_INSTRUMENTS = 2;

  private final int columns;
  private final NormalEquations equations;
  private final SortedMap<Integer, Sums> instruments = new TreeMap<>();
  private Optional<NormalEquations.Fit> fit = Optional.empty();
  private double between;

  PooledRegression(int columns) {
    this.columns = columns;
    equations = new NormalEquations(columns);
  }

  void add(int instrumentId, double[] regressors, double target) {
    equations.add(regressors, target);
    instruments.computeIfAbsent(instrumentId, id -> new Sums(columns)).add(regressors, target);
  }

  /** Fits to the rows so far. */
  void refresh() {
    fit = equations.fit().filter(known -> instruments.size() >= FEWEST_INSTRUMENTS);
    between = fit.map(this::variance).orElse(0.0);
  }

  /** Whether the last fit can be used. */
  boolean isReady(int fewestRows) {
    return fit.isPresent() && equations.rows() >= fewestRows;
  }

  /** The mean of the log variance. */
  double mean(double[] regressors) {
    return fit.orElseThrow().predict(regressors);
  }

  double residualVariance() {
    return fit.orElseThrow().residualVariance();
  }

  /** The variance of the log variance's error, of an instrument that is new. */
  double errorVariance(double[] regressors) {
    double ofDays = residualVariance() * (1 + fit.orElseThrow().leverage(regressors));
    return ofDays + 2 * between / instruments.size();
  }

  /** Of the instruments' mean residuals. */
  private double variance(NormalEquations.Fit known) {
    double sum = 0;
    double squares = 0;
    for (Sums sums : instruments.values()) {
      double residual = sums.meanResidual(known);
      sum += residual;
      squares += residual * residual;
    }
    int count = instruments.size();
    return Math.max(0, squares - sum * sum / count) / (count - 1);
  }

  /** The fit follows from the sums. */
  void save(StateWriter state) {
    equations.save(state);
    state.putAll(
        instruments.entrySet(),
        (writer, one) -> {
          writer.putInt(one.getKey());
          one.getValue().save(writer);
        });
  }

  void restore(StateReader state) {
    equations.restore(state);
    state.forAll(
        one -> {
          int id = one.takeInt();
          instruments.put(id, Sums.restored(one));
        });
    refresh();
  }

  /** One instrument's rows, summed. */
  private static final class Sums {
    private final double[] regressors;
    private double target;
    private int rows;

    Sums(int columns) {
      regressors = new double[columns];
    }

    void add(double[] row, double value) {
      for (int i = 0; i < regressors.length; i++) {
        regressors[i] += row[i];
      }
      target += value;
      rows++;
    }

    double meanResidual(NormalEquations.Fit known) {
      return (target - known.predict(regressors)) / rows;
    }

    void save(StateWriter state) {
      state.putDoubles(regressors, 0, regressors.length).putDouble(target).putInt(rows);
    }

    static Sums restored(StateReader state) {
      double[] regressors = state.takeDoubles();
      Sums sums = new Sums(regressors.length);
      System.arraycopy(regressors, 0, sums.regressors, 0, regressors.length);
      sums.target = state.takeDouble();
      sums.rows = state.takeInt();
      return sums;
    }
  }
}
