package io.headroom.replay;

import io.headroom.forecast.ForecastProjection;
import io.headroom.journal.Projection;
import io.headroom.risk.RiskProjection;
import java.util.List;

/**
 * The chain that turns facts into decisions: forecast, then risk. The service and a replay run the
 * same one. Holds the state of one run.
 */
public record Projections(ForecastProjection forecast, RiskProjection risk) {
  /** A chain that has seen nothing yet. */
  public static Projections create() {
    return new Projections(new ForecastProjection(), new RiskProjection());
  }

  /** In the order in which the engine hands them each fact. */
  public List<Projection> inOrder() {
    return List.of(forecast, risk);
  }
}
