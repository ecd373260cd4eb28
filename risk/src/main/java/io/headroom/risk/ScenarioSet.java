package io.headroom.risk;

import io.headroom.journal.record.InputLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The joint scenarios: the latest dates on which every instrument has a standardised return, none
 * imputed, equally weighted; each instrument's residuals rescaled to unit mean square over them.
 */
final class ScenarioSet {
  private final List<Optional<ScenarioReturns>> byInstrument;
  private final int[] dates;
  private final NumberRange facts = new NumberRange();
  private final NumberRange decisions = new NumberRange();

  private ScenarioSet(List<Optional<ScenarioReturns>> byInstrument, int[] dates) {
    this.byInstrument = byInstrument;
    this.dates = dates;
  }

  /** No scenarios. */
  static ScenarioSet empty(int instruments) {
    List<Optional<ScenarioReturns>> none = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      none.add(Optional.empty());
    }
    return new ScenarioSet(none, new int[0]);
  }

  /**
   * Joins the series.
   *
   * @param series by instrument; empty for one that has no part in the joint dates
   * @param most how many dates are kept, the latest
   */
  static ScenarioSet join(List<Optional<ReturnSeries>> series, int most) {
    List<List<ReturnSeries.Residual>> residuals = new ArrayList<>();
    for (Optional<ReturnSeries> one : series) {
      one.ifPresent(present -> residuals.add(present.residuals()));
    }
    List<ReturnSeries.Residual[]> joint = jointDates(residuals, most);
    int[] dates = new int[joint.size()];
    for (int s = 0; s < dates.length; s++) {
      dates[s] = joint.get(s)[0].date();
    }
    List<Optional<ScenarioReturns>> returns = new ArrayList<>();
    int column = 0;
    for (Optional<ReturnSeries> one : series) {
      returns.add(one.isPresent() ? standardised(joint, column++) : Optional.empty());
    }
    ScenarioSet set = new ScenarioSet(returns, dates);
    set.remember(joint);
    return set;
  }

  /** Walks the lists down from their ends to the dates that all have. */
  private static List<ReturnSeries.Residual[]> jointDates(
      List<List<ReturnSeries.Residual>> residuals, int most) {
    Deque<ReturnSeries.Residual[]> joint = new ArrayDeque<>();
    int[] at = new int[residuals.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = residuals.get(i).size() - 1;
    }
    int date = Integer.MAX_VALUE;
    while (at.length > 0 && joint.size() < most) {
      ReturnSeries.Residual[] row = new ReturnSeries.Residual[at.length];
      int found = 0;
      for (int i = 0; i < at.length; i++) {
        while (at[i] >= 0 && residuals.get(i).get(at[i]).date() > date) {
          at[i]--;
        }
        if (at[i] < 0) {
          return List.copyOf(joint);
        }
        row[i] = residuals.get(i).get(at[i]);
        found += row[i].date() == date ? 1 : 0;
        date = Math.min(date, row[i].date());
      }
      if (found == at.length) {
        joint.addFirst(row);
        date--;
      }
    }
    return List.copyOf(joint);
  }

  private static Optional<ScenarioReturns> standardised(
      List<ReturnSeries.Residual[]> joint, int column) {
    double[] z = new double[joint.size()];
    double squares = 0;
    for (int s = 0; s < z.length; s++) {
      z[s] = joint.get(s)[column].z();
      squares += z[s] * z[s];
    }
    double root = Math.sqrt(squares / z.length);
    if (!(root > 0) || root == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    for (int s = 0; s < z.length; s++) {
      z[s] /= root;
    }
    return Optional.of(new ScenarioReturns(z));
  }

  private void remember(List<ReturnSeries.Residual[]> joint) {
    for (ReturnSeries.Residual[] row : joint) {
      for (ReturnSeries.Residual residual : row) {
        (residual.day().log() == InputLog.FACTS ? facts : decisions).add(residual.day().number());
        decisions.add(residual.forecast());
      }
    }
  }

  int size() {
    return dates.length;
  }

  /** Days since 1970-01-01, of a scenario from 0. */
  int date(int scenario) {
    return dates[scenario];
  }

  /** An instrument's residuals; empty where it has no part, or none that vary. */
  Optional<ScenarioReturns> of(int instrument) {
    return byInstrument.get(instrument);
  }

  /** The bars behind the returns. */
  NumberRange facts() {
    return facts;
  }

  /** The forecasts and realized measures behind the residuals. */
  NumberRange decisions() {
    return decisions;
  }
}
