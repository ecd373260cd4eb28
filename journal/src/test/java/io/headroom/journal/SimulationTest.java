package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Faults.Fault;
import io.headroom.journal.SimulationFigures.Event;
import org.junit.jupiter.api.Test;

/**
 * Runs whole journals over a storage that fails.
 *
 * <p>{@code -Dheadroom.simulation.runs=N} for more runs, {@code -Dheadroom.simulation.first=S} for
 * others, {@code -Dheadroom.simulation.seed=S} for a single one.
 */
class SimulationTest {
  private static final int RUNS = Integer.getInteger("headroom.simulation.runs", 2_000);
  private static final long FIRST = Long.getLong("headroom.simulation.first", 1);
  private static final int ENOUGH_FOR_ALL = 1_000;
  private static final int SHORT_RUN = 30;

  private final SimulationFigures figures = new SimulationFigures();

  @Test
  void shouldKeepEveryPromiseWhateverFails() {
    Long seed = Long.getLong("headroom.simulation.seed");
    if (seed != null) {
      run(seed);
      return;
    }
    for (long i = 0; i < RUNS; i++) {
      run(FIRST + i);
    }
    System.out.println("simulated: " + figures);
    for (Event event : RUNS < ENOUGH_FOR_ALL ? new Event[0] : Event.values()) {
      assertThat(figures.of(event)).as("%s: it must have happened", event).isPositive();
    }
  }

  @Test
  void shouldRepeatARunExactlyFromItsSeed() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(run(seed)).as("seed %d", seed).isEqualTo(run(seed));
    }
  }

  @Test
  void shouldKeepEveryPromiseWhicheverOperationFails() {
    for (Durability durability : Durability.values()) {
      failEachOperation(SimulationProfile.calm(durability, false, SHORT_RUN, 0), Fault.FAILURE);
      failEachOperation(
          SimulationProfile.calm(durability, false, SHORT_RUN, 0), Fault.CRASH_INSIDE);
      failEachOperation(
          SimulationProfile.calm(durability, false, SHORT_RUN, 1), Fault.CRASH_INSIDE);
      failEachOperation(SimulationProfile.calm(durability, false, SHORT_RUN, 1), Fault.CRASH_AFTER);
    }
    failEachOperation(
        SimulationProfile.calm(Durability.DISK, true, SHORT_RUN, 1), Fault.CRASH_INSIDE);
  }

  private void failEachOperation(SimulationProfile profile, Fault fault) {
    long operations = failOnce(profile, 0, fault);
    assertThat(operations).as("operations of a short run").isGreaterThan(5);
    for (long at = 1; at <= operations; at++) {
      failOnce(profile, at, fault);
    }
  }

  /** How many operations there were. */
  private long failOnce(SimulationProfile profile, long at, Fault fault) {
    OneFault faults = new OneFault(at, fault);
    guarded(fault + " at operation " + at, Simulation.with(7, profile, faults, figures));
    return faults.operations();
  }

  private long run(long seed) {
    Simulation simulation = Simulation.random(seed, figures);
    guarded("-Dheadroom.simulation.seed=" + seed, simulation);
    return simulation.trace().hash();
  }

  private static void guarded(String name, Simulation simulation) {
    try {
      simulation.run();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + "\n" + simulation.trace().text() + "\n" + e, e);
    }
  }
}
