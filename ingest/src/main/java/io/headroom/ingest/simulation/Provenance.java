package io.headroom.ingest.simulation;

import io.headroom.ingest.FileIdentity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What the journal says of where simulated ticks come from. */
final class Provenance {
  static final String FEED = "simulated-market";

  private final String run;
  private final FileIdentity identity;

  private Provenance(String run, FileIdentity identity) {
    this.run = run;
    this.identity = identity;
  }

  /** Of a run of the model. */
  static Provenance of(MarketModel model, long seed, LocalDate day, int historyDays) {
    String run =
        "headroom-market-"
            + MarketModel.VERSION
            + " seed="
            + seed
            + " day="
            + day
            + " history-days="
            + historyDays;
    String canonical = run + "\n" + ModelText.of(model);
    return new Provenance(run, FileIdentity.of(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  /** Hash and length of the canonical text: the run, and on further lines every parameter. */
  FileIdentity identity() {
    return identity;
  }

  /** The run, and the instrument's own parameters. */
  String of(SimulatedInstrument instrument) {
    return run + " " + ModelText.of(instrument.model());
  }
}
