package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Knows what a journal has promised, and whether what is there keeps it. A fact is promised when it
 * is durable, a decision when it and its cause are.
 */
final class SimulationOracle {
  private final SimulatedMachine machine;
  private final List<SimulatedFeed> feeds;
  private final List<byte[]> facts = new ArrayList<>();
  private final List<byte[]> decisions = new ArrayList<>();
  private final WitnessedSeals sealedFacts;
  private final WitnessedSeals sealedDecisions;
  private long checkpoints;

  SimulationOracle(SimulatedMachine machine, List<SimulatedFeed> feeds) {
    this.machine = machine;
    this.feeds = feeds;
    JournalFiles files = new SimulatedStorage(machine, Faults.NONE).files();
    sealedFacts = new WitnessedSeals("facts", files);
    sealedDecisions = new WitnessedSeals("decisions", files);
  }

  /** Checkpoints that were seen. */
  long checkpoints() {
    return checkpoints;
  }

  /** The journal says that so much is durable; everybody may see it and act on it. */
  void promise(long durableFacts, long durableDecisions) {
    promise("fact", facts, machine.facts().records(), durableFacts);
    long published = durableDecisions;
    while (published > decisions.size() && causeOf(published) > durableFacts) {
      published--;
    }
    promise("decision", decisions, machine.decisions().records(), published);
  }

  /** The newest checkpoints, and what the sealer says of them. */
  void witness(SimulatedSealing sealing) {
    checkpoints += sealedFacts.look(facts) ? 1 : 0;
    if (sealedDecisions.look(decisions)) {
      checkpoints++;
      checkCauseIsSealed(sealedDecisions.size());
    }
    sealedFacts.claim(sealing.facts());
    sealedDecisions.claim(sealing.decisions());
  }

  /** A crash that promises do not cover: what the journal holds now is all there is. */
  void releaseBehind(long lastFact, long lastDecision) {
    cut(facts, lastFact);
    cut(decisions, lastDecision);
    sealedFacts.forget();
    sealedDecisions.forget();
  }

  /**
   * What a recovered journal must be.
   *
   * @param before what the machine's cache held when the process ended
   */
  void check(Journal journal, Before before) {
    List<byte[]> heldFacts = contents(journal.facts());
    List<byte[]> heldDecisions = contents(journal.decisions());
    checkPrefix("facts there were", heldFacts, before.facts(), before.cacheKept());
    checkPrefix("decisions there were", heldDecisions, before.decisions(), before.cacheKept());
    checkPrefix("promised facts", facts, heldFacts, false);
    checkPrefix("promised decisions", decisions, heldDecisions, false);
    checkConsistent(journal, heldFacts, heldDecisions);
    sealedFacts.checkNewest();
    sealedDecisions.checkNewest();
  }

  /** What a journal must be when everything has come to rest. */
  void checkAtRest(Journal journal) {
    List<byte[]> heldFacts = contents(journal.facts());
    List<byte[]> heldDecisions = contents(journal.decisions());
    checkConsistent(journal, heldFacts, heldDecisions);
    checkPrefix("all decisions", ReferenceDecisions.of(heldFacts), heldDecisions, true);
    assertThat(facts).as("facts promised at rest").hasSameSizeAs(heldFacts);
    assertThat(decisions).as("decisions promised at rest").hasSameSizeAs(heldDecisions);
    sealedFacts.checkDays(facts);
    sealedDecisions.checkDays(decisions);
  }

  private void checkConsistent(
      Journal journal, List<byte[]> heldFacts, List<byte[]> heldDecisions) {
    assertThat(journal.lastFact()).as("last fact").isEqualTo(heldFacts.size());
    assertThat(journal.lastDecision()).as("last decision").isEqualTo(heldDecisions.size());
    FactsCheck.of(heldFacts, feeds);
    // Numbers, times and causes too: they are in the bytes that are compared.
    checkPrefix("decisions", heldDecisions, ReferenceDecisions.of(heldFacts), false);
    checkAcknowledged(journal);
  }

  private void checkAcknowledged(Journal journal) {
    ResumePositions positions = ResumePositions.of(journal, Optional.empty());
    for (SimulatedFeed feed : feeds) {
      assertThat(positions.position(feed.stream()))
          .as("last row of stream %d, of which a row was acknowledged", feed.stream())
          .isGreaterThanOrEqualTo(feed.acknowledged());
    }
  }

  private void checkCauseIsSealed(int decision) {
    if (!sealedFacts.isForked() && causeOf(decision) > sealedFacts.size()) {
      throw new AssertionError(
          "decision %d is sealed, its cause %d is not: sealed facts end at %d"
              .formatted(decision, causeOf(decision), sealedFacts.size()));
    }
  }

  private long causeOf(long decision) {
    List<byte[]> records = machine.decisions().records();
    if (decision > records.size()) {
      throw new AssertionError("decision " + decision + " is called durable and is not there");
    }
    byte[] bytes = records.get(Math.toIntExact(decision - 1));
    return new RecordHeader().wrap(new UnsafeBuffer(bytes), 0, bytes.length).cause();
  }

  private static void promise(String what, List<byte[]> promised, List<byte[]> held, long durable) {
    if (durable > held.size()) {
      throw new AssertionError(what + " " + durable + " is called durable and is not there");
    }
    while (promised.size() < durable) {
      promised.add(held.get(promised.size()));
    }
  }

  private static void cut(List<byte[]> promised, long last) {
    if (last < promised.size()) {
      promised.subList(Math.toIntExact(last), promised.size()).clear();
    }
  }

  /** The shorter list must be how the longer one begins. */
  private static void checkPrefix(
      String what, List<byte[]> prefix, List<byte[]> whole, boolean sameSize) {
    if (sameSize ? prefix.size() != whole.size() : prefix.size() > whole.size()) {
      throw new AssertionError(what + ": " + prefix.size() + " and " + whole.size());
    }
    for (int i = 0; i < prefix.size(); i++) {
      if (!Arrays.equals(prefix.get(i), whole.get(i))) {
        throw new AssertionError(what + ": record " + (i + 1) + " is not as it was");
      }
    }
  }

  /** Every record, through a reader. */
  static List<byte[]> contents(RecordLog log) {
    List<byte[]> records = new ArrayList<>();
    try (LogReader reader = log.reader(1)) {
      int read = 1;
      while (read > 0) {
        read =
            reader.poll(
                (buffer, offset, length) -> {
                  byte[] bytes = new byte[length];
                  buffer.getBytes(offset, bytes);
                  records.add(bytes);
                });
      }
    }
    return records;
  }

  /**
   * What the machine's cache held when the process ended.
   *
   * @param cacheKept whether all of it must still be there
   */
  record Before(List<byte[]> facts, List<byte[]> decisions, boolean cacheKept) {}
}
