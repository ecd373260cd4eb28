package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.SimulationFigures.Event;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final int RUNS = Integer.getInteger("headroom.simulation.runs", 2_000);

  private final SimulationFigures figures = new SimulationFigures();

  @Test
  void shouldKeepEveryPromiseWhateverFails() {
    Long seed = Long.getLong("headroom.simulation.seed");
    if (seed != null) {
      run(seed);
      return;
    }
    long begun = System.nanoTime();
    for (long i = 1; i <= RUNS; i++) {
      run(i);
    }
    System.out.println(
        "simulation: " + figures + " in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    for (Event event : Event.values()) {
      assertThat(figures.of(event)).as("%s: it must have happened", event).isPositive();
    }
  }

  @Test
  void shouldRepeatARunExactlyFromItsSeed() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(run(seed)).as("seed %d", seed).isEqualTo(run(seed));
    }
  }

  private long run(long seed) {
    Simulation simulation = Simulation.random(seed, figures);
    try {
      simulation.run();
      return simulation.trace().hash();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "-Dheadroom.simulation.seed=" + seed + "\n" + simulation.trace().text() + "\n" + e, e);
    }
  }
}
