package io.headroom.forecast.lab;

/** What sort of model one is. */
public enum ModelKind {
  /** What a desk has without estimating much. */
  BASELINE,
  /** Linear in logarithms, with more regressors than the baselines. */
  LINEAR,
  /** Networks of one architecture. */
  NETWORK,
  /** Networks of several. */
  ENSEMBLE
}
