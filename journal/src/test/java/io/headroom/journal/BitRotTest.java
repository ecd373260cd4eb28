package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings.Durability;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One bit on disk is not what it was, in a journal that was ended cleanly. */
class BitRotTest {
  private static final int RUNS = 50;
  private static final int STEPS = 60;

  @Test
  void shouldNeverTakeASealedRecordThatHasRotted() {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedMachine machine = journal(seed, true);
      SimulatedLog log = random.nextBoolean() ? machine.facts() : machine.decisions();
      int document = random.nextInt(log.size());
      log.flip(document, random.nextInt(log.document(document).length * Byte.SIZE));

      assertThatThrownBy(() -> openAndReadAll(machine))
          .as("seed %d, document %d of %s", seed, document, log.name())
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(log.name());
    }
  }

  @Test
  void shouldTakeOnlyALastDocumentForTornWithoutSeals() {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedMachine machine = journal(seed, false);
      SimulatedLog log = machine.facts();
      int last = log.size() - 1;
      int document = random.nextBoolean() ? last : random.nextInt(last);
      log.flip(document, random.nextInt(log.document(document).length * Byte.SIZE));
      if (document < last) {
        assertThatThrownBy(() -> openAndReadAll(machine))
            .as("seed %d, document %d", seed, document)
            .isInstanceOf(JournalCorruptException.class);
      } else {
        byte[] rotted = log.document(last);
        assertThat(openAndReadAll(machine))
            .as("seed %d", seed)
            .anyMatch(n -> n.contains("kept in"));
        assertThat(log.setAside()).contains(rotted);
      }
    }
  }

  @Test
  void shouldSealOnOrRefuseWhenAFileOfTheSealsHasRotted() {
    int mended = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedMachine machine = journal(seed, true);
      List<byte[]> facts = List.copyOf(machine.facts().records());
      List<String> files = machine.files().all();
      String file = files.get(random.nextInt(files.size()));
      int bits = machine.files().read(file).orElseThrow().length * Byte.SIZE;
      machine.files().flip(file, random.nextInt(bits));

      mended += sealOn(machine, "seed " + seed + ", " + file) ? 1 : 0;
      assertThat(machine.facts().records()).as("seed %d", seed).isEqualTo(facts);
    }
    assertThat(mended).as("seals that were mended or not needed").isGreaterThan(RUNS / 2);
  }

  /** Whether the sealer went on; whatever it leaves must be seals of these records. */
  private static boolean sealOn(SimulatedMachine machine, String where) {
    try (Journal journal = open(machine)) {
      SimulatedSealing sealing = new SimulatedSealing(journal, () -> SimulatedClock.START);
      sealing.step();
      sealing.finish();
      WitnessedSeals seals = new WitnessedSeals("facts", journal.files());
      seals.checkDays(machine.facts().records());
      return true;
    } catch (JournalException refusal) {
      assertThat(refusal).as(where).hasMessageContaining("seal");
      return false;
    }
  }

  private static List<String> openAndReadAll(SimulatedMachine machine) {
    try (Journal journal = open(machine)) {
      SimulationOracle.contents(journal.facts());
      SimulationOracle.contents(journal.decisions());
      return journal.recoveryNotes();
    }
  }

  private static Journal open(SimulatedMachine machine) {
    SimulatedStorage storage = new SimulatedStorage(machine, Faults.NONE);
    return Journal.recover(
        "simulated",
        TestConfigs.settings(Durability.DISK, 1 << 12),
        storage,
        storage.notes(),
        Optional.empty());
  }

  private static SimulatedMachine journal(long seed, boolean seals) {
    SimulationProfile profile = SimulationProfile.calm(Durability.DISK, seals, STEPS, 0);
    Simulation simulation = Simulation.with(seed, profile, Faults.NONE, new SimulationFigures());
    simulation.run();
    return simulation.machine();
  }
}
