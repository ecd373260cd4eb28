package io.headroom.forecast.lab;

import io.headroom.forecast.lab.Regions.Region;
import java.util.List;

/** The models that need nothing but a panel of variances and are estimated in no time. */
public final class PanelModels {
  private static final double RISK_METRICS = 0.94;

  /** Only decides between regressors that say the same, as a region's average of one index does. */
  private static final double TIE = 1e-6;

  private PanelModels() {}

  /** All of them, the simplest first. */
  public static List<PanelModel> all() {
    return List.of(
        new Smoothed("random-walk", 0),
        new Smoothed("ewma", RISK_METRICS),
        new LevelHar("har"),
        baseline("log-har-of-logs", new PanelDesign().ownMeansOfLogs(1, 5, 22)),
        logHar(),
        linear("har-x-all", harXAll(), TIE),
        harXModel(),
        linear("har-x-regions", harXRegions(), TIE),
        linear("har-x-calendar", harXRegions().calendar(), TIE),
        ridge());
  }

  /**
   * Baselines of the literature that a panel of variances does not suffice for; packages {@code
   * garch} and {@code har} have them.
   */
  public static List<PanelModel> needingMore() {
    String returns = "needs daily returns: a panel has variances alone";
    return List.of(
        new NeedsMore("garch", returns),
        new NeedsMore("gjr-garch", returns),
        new NeedsMore("harq", "needs realized quarticity: a panel has variances alone"),
        new NeedsMore("harj", "needs bipower variation: a panel has variances alone"),
        new NeedsMore("char", "needs bipower variation: a panel has variances alone"));
  }

  /** The baseline that others are held against: logarithms of 1-, 5- and 22-day mean variances. */
  public static PanelModel logHar() {
    return baseline("log-har", new PanelDesign().own(1, 5, 22));
  }

  /** The whole cross-section of yesterday's variances, under a penalty. */
  public static PanelModel ridge() {
    PanelDesign design =
        harX()
            .region(Region.UNITED_STATES, 5, 22)
            .own(2, 10, 66)
            .all(2, 10)
            .ownDaysAgo(1, 2, 3, 4)
            .others()
            .calendar();
    return linear("ridge", design, 0.05);
  }

  /** Lags of its own, of all instruments, and of the United States' last day. */
  public static PanelModel harXModel() {
    return linear("har-x", harX(), TIE);
  }

  /**
   * HAR-X with one set of coefficients for all instruments, estimated on a pool of them: it holds
   * for the others too.
   */
  public static PanelModel pooledHarX(CrossSection pool) {
    return new PooledLogLinear("pooled-har-x", new PooledDesign(pool), pool, TIE);
  }

  private static PanelDesign harXAll() {
    return new PanelDesign().own(1, 5, 22).all(1, 5, 22);
  }

  private static PanelDesign harX() {
    return harXAll().region(Region.UNITED_STATES, 1);
  }

  private static PanelDesign harXRegions() {
    return harX()
        .region(Region.UNITED_STATES, 5, 22)
        .region(Region.EUROPE, 1, 5, 22)
        .region(Region.ASIA, 1, 5, 22);
  }

  private static PanelModel baseline(String name, Design design) {
    return new LogLinear(name, ModelKind.BASELINE, design, 0);
  }

  private static PanelModel linear(String name, Design design, double penalty) {
    return new LogLinear(name, ModelKind.LINEAR, design, penalty);
  }
}
