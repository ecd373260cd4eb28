package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.network.FeatureScaling;

/**
 * What networks that are estimated at a day learn from, and what they see from then on.
 *
 * <p>It is handed panels that never have fewer days than before.
 */
public final class NetworkInputs {
  /** The first day whose features rest on a whole season of the linear model's errors. */
  private static final int FIRST_ORIGIN = 400;

  private final NetworkDesign design;
  private final CrossSection section;
  private final OffsetPath guides;
  private final OffsetPath offsets;
  private FeaturePath path;
  private int end;

  /**
   * @param panel only its instruments and dates are looked at
   */
  public NetworkInputs(NetworkDesign design, Panel panel) {
    this.design = design;
    section = new CrossSection(panel, design.pool());
    guides = new OffsetPath(design.guide(), panel, 1);
    boolean same = design.horizon() == 1 && design.guide().equals(design.offset());
    offsets = same ? guides : new OffsetPath(design.offset(), panel, design.horizon());
    path = new FeaturePath(section, guides, offsets);
  }

  /** Takes all known days as those that networks are estimated on. */
  public void refit(Panel known) {
    guides.refit(known);
    if (offsets != guides) {
      offsets.refit(known);
    }
    path = new FeaturePath(section, guides, offsets);
    path.extend(known);
    end = known.days() - design.horizon();
    if (end - FIRST_ORIGIN < NetworkDesign.STEPS) {
      throw new IllegalArgumentException(
          known.source()
              + ": networks at day "
              + known.days()
              + ": expected more than "
              + (FIRST_ORIGIN + NetworkDesign.STEPS + design.horizon())
              + " days before");
    }
  }

  /** How many origins there are to learn from: all whose target is whole. */
  public int examples() {
    return end - FIRST_ORIGIN;
  }

  /** Means and standard deviations of the features over the origins to learn from. */
  public FeatureScaling scaling() {
    return Scaling.over(path, section, FIRST_ORIGIN, end);
  }

  /** Which instruments are learnt from. */
  CrossSection section() {
    return section;
  }

  /**
   * What is seen of the pool at an origin to learn from: nothing is learnt from the others, not
   * even by a network whose instruments look at one another.
   *
   * @return {@code [pool][steps][features]}
   */
  public float[] window(int example, FeatureScaling scaling, int steps) {
    float[] all = Scaling.window(path, scaling, FIRST_ORIGIN + example, steps);
    return Windows.of(section.pool(), all, section.width());
  }

  /**
   * What networks should say there: the linear model's error in logarithms, one for each instrument
   * of the pool; NaN where there is no target.
   */
  public float[] labels(int example, Panel known) {
    int origin = FIRST_ORIGIN + example;
    double[] offset = path.offset(origin);
    int[] pool = section.pool();
    float[] labels = new float[pool.length];
    for (int k = 0; k < labels.length; k++) {
      double target = StrictMath.log(known.target(origin, design.horizon(), pool[k]));
      labels[k] = (float) (target - offset[pool[k]]);
    }
    return labels;
  }

  /** What is seen of all instruments at the last known day. */
  float[] lastWindow(Panel known, FeatureScaling scaling, int steps) {
    path.extend(known);
    return Scaling.window(path, scaling, known.days() - 1, steps);
  }

  /** The linear model's log forecasts made at the last known day. */
  double[] lastOffset(Panel known) {
    path.extend(known);
    return path.offset(known.days() - 1);
  }
}
