package io.headroom.service;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.ModelSettings;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import io.headroom.journal.FactAppender;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import io.headroom.journal.SessionStart;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.ModelRole;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts networks in force in a journal that no service has open. */
final class NetworkActivation {
  private final Path folder;
  private final Consumer<String> notes;
  private final HeadroomConfig config;

  /**
   * @param notes told of what recovery found when the journal is opened
   * @throws UnusableInputException if the journal holds no config yet
   */
  NetworkActivation(Path folder, Consumer<String> notes) {
    this.folder = folder;
    this.notes = notes;
    try (Journal journal = Journal.openReadOnly(folder)) {
      config =
          JournalAccount.of(journal)
              .state()
              .active()
              .orElseThrow(
                  () -> new UnusableInputException("journal " + folder + " holds no config yet"));
    }
  }

  /**
   * The folder of the network that the config in force names.
   *
   * @throws UnusableInputException if it names none
   */
  Path models() {
    Variables variables = Variables.of(System.getenv(), Program.root());
    return config
        .model()
        .network()
        .or(() -> config.model().challenger())
        .map(ModelSettings.Network::file)
        .map(variables::expand)
        .flatMap(file -> Optional.ofNullable(file.getParent()))
        .orElseThrow(
            () ->
                new UnusableInputException(
                    "the config in force in journal "
                        + folder
                        + " names no network, so say where the artifacts are: --models DIR"));
  }

  /**
   * Appends the fact and returns its number; it is durable then.
   *
   * @throws io.headroom.journal.JournalException if the journal is being written
   * @throws UnusableInputException if its opening is not complete, or the network is in force
   */
  long submit(DailyNetwork network, ModelRole role, String approver, String evidence) {
    try (Journal journal = Journal.openForWriting(folder, config.journal())) {
      journal.recoveryNotes().forEach(notes);
      check(JournalAccount.of(journal).state(), network.artifact().name(), role);
      FactAppender facts = new FactAppender(journal);
      new SessionStart(facts.submitter(), FactSubmitter.UNTIMED)
          .modelActivated(
              network.artifact().bytes(),
              network.artifact().hash(),
              new SessionStart.Activation(role, ActivationSource.PERSON, approver, evidence));
      facts.flush();
      return journal.facts().durable();
    }
  }

  private void check(OpeningState state, String name, ModelRole role) {
    if (!state.historyComplete()) {
      throw new UnusableInputException(
          "journal "
              + folder
              + " does not hold all of its history yet: start 'headroom serve' on it once, then"
              + " activate");
    }
    for (ModelRole taken : new ModelRole[] {ModelRole.CHAMPION, ModelRole.CHALLENGER}) {
      if (state.inForce().in(taken).equals(Optional.of(name))
          && (taken == role || role == ModelRole.CHALLENGER)) {
        throw new UnusableInputException(
            name + " is in force as " + taken.name().toLowerCase(Locale.ROOT) + " already");
      }
    }
  }
}
