package io.headroom.forecast.garch;

import java.util.List;

/**
 * How good the maximum is that a fit stands at. A search that ends at none throws {@link
 * NoMaximumException} instead.
 *
 * @param distance how far a last Newton step would still move the estimates, in standard errors:
 *     the square root of g' V g, g being the gradient of the log-likelihood and V the inverse of
 *     its negative Hessian
 * @param bounds what stands at its bound, as in "alpha = 0"; empty for a maximum inside. Standard
 *     errors and tests of the others hold given that it stands there
 * @param newtonSteps of the last stage
 */
public record Convergence(double distance, List<String> bounds, int newtonSteps) {
  public Convergence {
    bounds = List.copyOf(bounds);
  }

  /** Whether the gradient is zero in all parameters, and the usual theory applies. */
  public boolean isInside() {
    return bounds.isEmpty();
  }
}
