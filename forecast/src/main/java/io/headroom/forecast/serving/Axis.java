package io.headroom.forecast.serving;

/** Which tokens of a row look at one another. */
public enum Axis {
  /** The steps of one instrument. */
  TIME,

  /** The instruments at one step. */
  INSTRUMENTS
}
