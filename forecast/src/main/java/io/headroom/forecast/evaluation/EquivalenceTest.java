package io.headroom.forecast.evaluation;

/**
 * A test of whether some models are equally good, and the rule which to leave out if they are not.
 */
interface EquivalenceTest {
  /**
   * Tests.
   *
   * @param members indices of the models, ascending, at least two
   */
  Outcome test(int[] members);

  /**
   * What a test found.
   *
   * @param worst the model to leave out next
   * @param pValue share of replications whose statistic exceeds that of the days; 1 if no model's
   *     losses differ from the others'
   */
  record Outcome(int worst, double pValue) {
    static Outcome of(int worst, double statistic, double[] replications) {
      if (statistic <= 0) {
        return new Outcome(worst, 1);
      }
      int above = 0;
      for (double replication : replications) {
        above += replication > statistic ? 1 : 0;
      }
      return new Outcome(worst, (double) above / replications.length);
    }
  }
}
