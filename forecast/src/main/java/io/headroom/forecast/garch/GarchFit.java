package io.headroom.forecast.garch;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A model fitted to a series.
 *
 * @param parameters at the maximum of the likelihood
 * @param standardErrors from the inverse of the negative Hessian: right if the errors are
 *     distributed as the model says
 * @param robustStandardErrors of Bollerslev and Wooldridge (1992), V S V with V that inverse and S
 *     the sum of the scores' outer products: right if mean and variance are as the model says
 * @param logLikelihood constants included
 * @param convergence how good the maximum is, and what stands at a bound
 * @param path the conditional variances and standardised residuals
 */
public record GarchFit(
    GarchModel model,
    GarchParameters parameters,
    StandardErrors standardErrors,
    StandardErrors robustStandardErrors,
    double logLikelihood,
    Convergence convergence,
    VariancePath path) {
  /** Of a maximum for the series times two to a power. */
  static GarchFit of(GarchModel model, ReturnSeries series, Maximum maximum, int exponent) {
    GarchParameters parameters = Theta.parameters(Theta.scaledBy(-exponent, maximum.theta()));
    RealMatrix inverse = maximum.covariance();
    RealMatrix robust = inverse.multiply(scoreProducts(maximum.expansion())).multiply(inverse);
    return new GarchFit(
        model,
        parameters,
        errors(inverse, maximum, exponent),
        errors(robust, maximum, exponent),
        maximum.value() + series.size() * exponent * StrictMath.log(2),
        maximum.convergence(),
        VariancePath.of(parameters, model.start(), series));
  }

  /** From the end of the series. */
  public VarianceForecast forecast() {
    return path.forecast();
  }

  private static RealMatrix scoreProducts(Expansion expansion) {
    RealMatrix products = new Array2DRowRealMatrix(Theta.SIZE, Theta.SIZE);
    for (int i = 0; i < Theta.SIZE; i++) {
      for (int j = 0; j < Theta.SIZE; j++) {
        products.setEntry(i, j, expansion.scoreProduct(i, j));
      }
    }
    return products;
  }

  /** Back in the returns' unit; that of nu, which is 1 / tail, by the delta method. */
  private static StandardErrors errors(RealMatrix covariance, Maximum maximum, int exponent) {
    double[] error = new double[Theta.SIZE];
    for (int i = 0; i < Theta.SIZE; i++) {
      error[i] = maximum.isHeld(i) ? Double.NaN : Math.sqrt(covariance.getEntry(i, i));
    }
    double[] own = Theta.scaledBy(-exponent, error);
    double tail = maximum.theta()[Theta.TAIL];
    return new StandardErrors(
        own[Theta.MU],
        own[Theta.OMEGA],
        own[Theta.ALPHA],
        own[Theta.GAMMA],
        own[Theta.BETA],
        own[Theta.TAIL] / (tail * tail));
  }
}
