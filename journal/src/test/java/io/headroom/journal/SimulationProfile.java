package io.headroom.journal;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Faults.Fault;
import java.util.random.RandomGenerator;

/**
 * What a simulation is given to, drawn once for each: some know no failed sync, some hardly
 * anything else. Runs that differ so find more than runs that are all alike.
 *
 * @param durability of the journal
 * @param wallClock whether journal time is the wall clock, or event time
 * @param seals whether it is sealed
 * @param snapshotEvery facts between two snapshots, 0 for none
 * @param steps how many steps it takes before it comes to rest
 * @param mostRows rows that a feed sends in one step
 * @param crashRate crashes between two steps
 * @param powerShare crashes that take the machine's power with them
 * @param operationCrashRate crashes in an operation of the storage
 * @param failedSyncRate syncs that fail
 * @param noRoomRate writes that fail
 * @param interleaving how often somebody else acts inside an operation
 */
record SimulationProfile(
    Durability durability,
    boolean wallClock,
    boolean seals,
    int snapshotEvery,
    int steps,
    int mostRows,
    double crashRate,
    double powerShare,
    double operationCrashRate,
    double failedSyncRate,
    double noRoomRate,
    double interleaving) {

  static SimulationProfile draw(RandomGenerator random) {
    return new SimulationProfile(
        random.nextInt(3) == 0 ? Durability.PROCESS : Durability.DISK,
        random.nextBoolean(),
        random.nextInt(6) == 0,
        random.nextInt(3) * (1 + random.nextInt(40)),
        20 + random.nextInt(120),
        1 + random.nextInt(16),
        oneOf(random, 0.005, 0.02, 0.05),
        oneOf(random, 0, 0.5, 0.9),
        oneOf(random, 0, 0.01, 0.05),
        oneOf(random, 0, 0.01, 0.05),
        oneOf(random, 0, 0.005, 0.02),
        oneOf(random, 0, 0.2, 0.6));
  }

  /**
   * One that nothing happens to but what a test has in mind.
   *
   * @param powerShare 1 if a crash takes the machine's power, 0 if not
   */
  static SimulationProfile calm(Durability durability, boolean seals, int steps, int powerShare) {
    return new SimulationProfile(
        durability, false, seals, 8, steps, 6, 0, powerShare, 0, 0, 0, 0.2);
  }

  /** What becomes of an operation. */
  Fault fault(String operation, RandomGenerator random) {
    if (random.nextDouble() < operationCrashRate) {
      return switch (random.nextInt(3)) {
        case 0 -> Fault.CRASH_BEFORE;
        case 1 -> Fault.CRASH_INSIDE;
        default -> Fault.CRASH_AFTER;
      };
    }
    double rate = operation.startsWith("sync") ? failedSyncRate : noRoomRate;
    return random.nextDouble() < rate ? Fault.FAILURE : Fault.NONE;
  }

  private static double oneOf(RandomGenerator random, double... values) {
    return values[random.nextInt(values.length)];
  }
}
