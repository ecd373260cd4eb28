package io.headroom.forecast.explanation;

import java.util.List;

/**
 * Explains what an ensemble of served networks says of one instrument of a panel.
 *
 * <p>The members may be of different kinds; they are averaged in variance, r = ln mean exp(r_k),
 * and it is that r which is explained. Attributions go to all instruments of the row: a Transformer
 * may have looked at others.
 */
public final class PanelExplainer {
  private final RowShape shape;
  private final List<ServedNetwork> members;

  private PanelExplainer(RowShape shape, List<ServedNetwork> members) {
    this.shape = shape;
    this.members = List.copyOf(members);
  }

  /**
   * An explainer.
   *
   * @param shape of the rows that the networks are served with
   * @param members one at least
   * @throws IllegalArgumentException if a member does not take such rows
   */
  public static PanelExplainer of(RowShape shape, List<ServedNetwork> members) {
    PanelExplainer explainer = new PanelExplainer(shape, members);
    explainer.residual(0);
    return explainer;
  }

  /**
   * The ensemble's residual of an instrument as a function of a row.
   *
   * @throws IllegalArgumentException if there is no such instrument
   */
  public Differentiable residual(int instrument) {
    return new VarianceMean(
        members.stream().map(member -> member.residual(shape, instrument)).toList());
  }

  /**
   * Integrated gradients of the residual of an instrument.
   *
   * @param row {@code [instruments][steps][features]}, as it is served
   * @param baseline the same of the point to compare with; of standardised features zeros, their
   *     training means
   * @throws IllegalArgumentException if a length does not fit, there is no such instrument, or the
   *     ensemble has no finite value at one of the two
   */
  public Attributions explain(float[] row, float[] baseline, int instrument) {
    return IntegratedGradients.of(
        residual(instrument), shape, Tables.wide(row), Tables.wide(baseline));
  }
}
