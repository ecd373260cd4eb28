package io.headroom.forecast;

/** One instrument as the pool sees it: what its own days say, and what all instruments' days do. */
final class PooledModel implements DailyModel {
  private final PooledLogHar pool;
  private final VarianceSeries days;
  private int fewestRows;

  /**
   * @param days of the instrument, learnt by whoever has them
   */
  PooledModel(PooledLogHar pool, VarianceSeries days, int fewestRows) {
    this.pool = pool;
    this.days = days;
    this.fewestRows = fewestRows;
  }

  void fewestRows(int fewest) {
    fewestRows = fewest;
  }

  /** Makes a day known to the pool, before it is one of the instrument's days. */
  void share(Day day, DayOrigin origin) {
    pool.learn(origin, KnownDays.of(days), day.variance());
  }

  @Override
  public Point forecast() {
    return pool.forecast(KnownDays.of(days), fewestRows);
  }

  @Override
  public Point forecastGiven(Day today) {
    return pool.forecast(KnownDays.of(days, today.variance()), fewestRows);
  }

  /** The days that its forecasts rest on, of all instruments. */
  void addInputs(InputRanges inputs) {
    pool.addInputs(inputs);
  }
}
