package io.headroom.forecast.garch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last stage of the search: Newton's method with exact derivatives, among the bounds by an
 * active set (Nocedal and Wright 2006, section 16.5), until a step would move the estimates by less
 * than a ten-millionth of their standard errors.
 */
final class NewtonSearch {
  private static final double CLOSE_ENOUGH = 1e-7;
  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 40;

  /** Below it a step changes the likelihood by less than its rounding, so it is taken unseen. */
  private static final double TOO_CLOSE_TO_COMPARE = 1e-4;

  /** How near to a bound a point is taken to stand at it. */
  private static final double AT_BOUND = 1e-9;

  private final Likelihood likelihood;
  private final List<Bound> bounds;
  private final List<Bound> active = new ArrayList<>();
  private double[] theta;
  private Expansion expansion;

  private NewtonSearch(Likelihood likelihood, double[] start) {
    this.likelihood = likelihood;
    bounds = Bound.of(likelihood.model());
    theta = start.clone();
    bounds.stream().filter(Bound::always).forEach(active::add);
    expansion = likelihood.expand(theta);
  }

  /** The maximum that is reached from a point inside the bounds; empty if none is in 200 steps. */
  static Optional<Maximum> from(double[] start, Likelihood likelihood) {
    return new NewtonSearch(likelihood, start).run();
  }

  private Optional<Maximum> run() {
    for (int taken = 0; taken < MOST_STEPS; taken++) {
      Optional<NewtonStep> step = NewtonStep.of(expansion, active);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      NewtonStep newton = step.get();
      if (newton.length() < CLOSE_ENOUGH && !isFreed(newton)) {
        return newton.isDamped()
            ? Optional.empty()
            : Optional.of(new Maximum(theta, expansion, newton, active, taken));
      }
      if (newton.length() >= CLOSE_ENOUGH && !advance(newton)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether there was a bound to leave. */
  private boolean isFreed(NewtonStep newton) {
    Optional<Bound> pulled = newton.pulledAwayFrom();
    pulled.ifPresent(active::remove);
    return pulled.isPresent();
  }

  /** Goes along the step as far as the bounds and the likelihood let it. */
  private boolean advance(NewtonStep newton) {
    Optional<Bound> blocking = Optional.empty();
    double share = 1;
    for (Bound bound : bounds) {
      double towards = -bound.product(newton.direction());
      double slack = Math.max(0, bound.slack(theta));
      if (!active.contains(bound) && towards > 0 && slack < share * towards) {
        share = slack / towards;
        blocking = Optional.of(bound);
      }
    }
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] moved = moved(newton.direction(), share);
      if (newton.length() < TOO_CLOSE_TO_COMPARE || likelihood.value(moved) >= expansion.value()) {
        theta = moved;
        blocking.filter(bound -> bound.slack(theta) < AT_BOUND).ifPresent(active::add);
        active.forEach(bound -> bound.hold(theta));
        expansion = likelihood.expand(theta);
        return true;
      }
      share /= 2;
    }
    return false;
  }

  private double[] moved(double[] direction, double share) {
    double[] moved = theta.clone();
    for (int i = 0; i < Theta.SIZE; i++) {
      moved[i] += share * direction[i];
    }
    return moved;
  }
}
