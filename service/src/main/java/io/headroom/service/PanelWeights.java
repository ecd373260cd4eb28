package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.lab.network.WeightSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Ensembles that are read, or with {@code --retrain} trained anew and held against those that are
 * there.
 */
final class PanelWeights {
  private final PanelNetworkFolder folder;
  private final Optional<PanelTrainer> trainer;
  private final Console console;
  private final Map<String, Boolean> same = new TreeMap<>();

  private PanelWeights(PanelNetworkFolder folder, Optional<PanelTrainer> trainer, Console console) {
    this.folder = folder;
    this.trainer = trainer;
    this.console = console;
  }

  static PanelWeights of(
      PanelOptions options, boolean retrain, Console console, BooleanSupplier cancelled) {
    PanelNetworkFolder folder = PanelNetworkFolder.read(options.models);
    if (!retrain) {
      return new PanelWeights(folder, Optional.empty(), console);
    }
    PanelTrainer trainer =
        new PanelTrainer(
            System.getenv(), options.work, "", new PanelTrainingProgress(console, cancelled));
    return new PanelWeights(folder, Optional.of(trainer), console);
  }

  WeightSource source() {
    return trainer.isEmpty() ? folder : this::trained;
  }

  /** Whether all that was trained anew and is there has the same bits. */
  int status() {
    return same.containsValue(false) ? ExitStatus.DOES_NOT_HOLD : ExitStatus.OK;
  }

  private Optional<PanelNetwork> trained(Panel known, NetworkDesign design) {
    PanelNetwork anew = trainer.orElseThrow().train(known, design);
    folder.find(known, design).ifPresent(before -> compare(before, anew));
    return Optional.of(anew);
  }

  /** Told once of each ensemble. */
  private void compare(PanelNetwork before, PanelNetwork anew) {
    if (!same.containsKey(before.name())) {
      Optional<String> difference = anew.differenceFrom(before);
      same.put(before.name(), difference.isEmpty());
      console.note(
          String.format(
              Locale.ROOT,
              "trained on %,d days, horizon %d: %s",
              anew.knownDays(),
              anew.horizon(),
              difference.orElse("the same weights, bit for bit")));
    }
  }
}
