package io.headroom.forecast.explanation;

import io.headroom.forecast.network.LstmWeights;
import io.headroom.forecast.serving.LstmParameters;

/**
 * An LSTM without peepholes (Gers, Schmidhuber and Cummins 2000): from steps to one row, the last
 * hidden state. The way back is back-propagation through time (Werbos 1990).
 *
 * <p>A step's sums take the bias, then its features, then the hidden state before, as the journaled
 * forecast does, so that both have the same bits.
 */
final class Recurrence implements Layer {
  private static final int GATES = 4;

  private final int units;
  private final Dense input;
  private final Dense recurrent;

  private Recurrence(int units, Dense input, Dense recurrent) {
    this.units = units;
    this.input = input;
    this.recurrent = recurrent;
  }

  static Recurrence of(LstmParameters parameters) {
    double[] none = new double[GATES * parameters.units()];
    return new Recurrence(
        parameters.units(),
        Dense.of(parameters.input(), parameters.bias()),
        new Dense(Tables.wide(parameters.recurrent().values()), none));
  }

  static Recurrence of(LstmWeights weights) {
    double[] none = new double[GATES * weights.units()];
    return new Recurrence(
        weights.units(),
        new Dense(weights.input(), weights.bias()),
        new Dense(weights.recurrent(), none));
  }

  /** A step as it was computed: after their activations candidate, forget, output, input gate. */
  private final class Step {
    private final double[] gates;
    private final double[] before;
    private final double[] cells = new double[units];
    private final double[] cellTanh = new double[units];
    private final double[] hidden = new double[units];

    Step(double[] sums, double[] before) {
      gates = sums;
      this.before = before;
      for (int unit = 0; unit < units; unit++) {
        activate(unit);
      }
    }

    private void activate(int unit) {
      gates[unit] = StrictMath.tanh(gates[unit]);
      for (int gate = 1; gate < GATES; gate++) {
        gates[gate * units + unit] = Elementwise.sigmoid(gates[gate * units + unit]);
      }
      double kept = forget(unit) * before[unit];
      double added = entry(unit) * candidate(unit);
      cells[unit] = kept + added;
      cellTanh[unit] = StrictMath.tanh(cells[unit]);
      hidden[unit] = output(unit) * cellTanh[unit];
    }

    private double candidate(int unit) {
      return gates[unit];
    }

    private double forget(int unit) {
      return gates[units + unit];
    }

    private double output(int unit) {
      return gates[2 * units + unit];
    }

    private double entry(int unit) {
      return gates[3 * units + unit];
    }

    /**
     * The derivatives by the four sums of each unit.
     *
     * @param byHidden derivatives by the hidden state
     * @param byCells by the cells as far as later steps use them; then by the cells before
     */
    private double[] back(double[] byHidden, double[] byCells) {
      double[] bySums = new double[GATES * units];
      for (int unit = 0; unit < units; unit++) {
        double cell =
            byCells[unit] + byHidden[unit] * output(unit) * (1 - cellTanh[unit] * cellTanh[unit]);
        bySums[unit] = cell * entry(unit) * (1 - candidate(unit) * candidate(unit));
        bySums[units + unit] = cell * before[unit] * gateSlope(forget(unit));
        bySums[2 * units + unit] = byHidden[unit] * cellTanh[unit] * gateSlope(output(unit));
        bySums[3 * units + unit] = cell * candidate(unit) * gateSlope(entry(unit));
        byCells[unit] = cell * forget(unit);
      }
      return bySums;
    }

    private static double gateSlope(double gate) {
      return gate * (1 - gate);
    }
  }

  @Override
  public Pass apply(double[][] in) {
    Step[] steps = new Step[in.length];
    double[] hidden = new double[units];
    double[] cells = new double[units];
    for (int t = 0; t < in.length; t++) {
      double[] sums = input.row(in[t]);
      recurrent.addTo(sums, hidden);
      steps[t] = new Step(sums, cells);
      hidden = steps[t].hidden;
      cells = steps[t].cells;
    }
    return new Pass(new double[][] {hidden}, slopes -> back(steps, slopes[0]));
  }

  private double[][] back(Step[] steps, double[] byLastHidden) {
    double[][] byInput = new double[steps.length][];
    double[] byHidden = byLastHidden;
    double[] byCells = new double[units];
    for (int t = steps.length - 1; t >= 0; t--) {
      double[] bySums = steps[t].back(byHidden, byCells);
      byInput[t] = input.back(bySums);
      byHidden = recurrent.back(bySums);
    }
    return byInput;
  }
}
