package io.headroom.forecast.garch;

/**
 * What is estimated: r(t) = mu + e(t), e(t) = sqrt(h(t)) z(t), and
 *
 * <pre>h(t) = omega + (alpha + gamma 1{e(t-1) &lt; 0}) e(t-1)^2 + beta h(t-1)</pre>
 *
 * <p>GARCH(1,1) is Bollerslev (1986), with gamma = 0; with gamma it is Glosten, Jagannathan and
 * Runkle (1993, GJR), in which losses may move the variance more than gains.
 *
 * @param asymmetric whether gamma is estimated
 * @param errors the distribution of z
 * @param start the variance before the first return
 */
public record GarchModel(boolean asymmetric, Errors errors, VarianceStart start) {
  /** GARCH(1,1) with normal errors, from the sample variance. */
  public static GarchModel garch() {
    return new GarchModel(false, Errors.NORMAL, new VarianceStart.SampleBefore());
  }

  /** GJR-GARCH(1,1) with normal errors, from the sample variance. */
  public static GarchModel gjr() {
    return new GarchModel(true, Errors.NORMAL, new VarianceStart.SampleBefore());
  }

  public GarchModel withErrors(Errors other) {
    return new GarchModel(asymmetric, other, start);
  }

  public GarchModel from(VarianceStart other) {
    return new GarchModel(asymmetric, errors, other);
  }

  /** As in a sentence: GJR-GARCH(1,1) with Student-t errors. */
  public String written() {
    return (asymmetric ? "GJR-GARCH(1,1)" : "GARCH(1,1)") + " with " + errors.written() + " errors";
  }
}
