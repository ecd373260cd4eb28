package io.headroom.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.headroom.forecast.DailyNetwork;
import io.headroom.journal.record.ModelRole;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom models activate}: puts a network in force in a journal. */
@Command(
    name = "activate",
    description = "Put a network in force in a journal that no service has open.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The network is checked whole and goes into the journal as a fact, with its approver and the",
      "evidence; the next start of 'serve' decides on it. There it stays in force, also against a",
      "config that names another one as it did before, until a config names a file that holds another",
      "network, names none any more, or somebody activates another one.",
      "While the service runs, end it first (Ctrl-C), activate, and start it again.",
      "Example: headroom models activate b457045f --journal /var/lib/headroom/journal \\",
      "                        --models config/models --as challenger --approver 'Model Risk'"
    })
final class ModelsActivateCommand implements Callable<Integer> {
  /** As what a network is put in force. */
  private enum Role {
    CHAMPION,
    CHALLENGER
  }

  @Parameters(
      paramLabel = "HASH",
      description = "The network's SHA-256, or as many of its first digits as are its alone.")
  private String hash = "";

  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "The folder of the artifacts (*.model). Default: that of the network that the config in"
              + " force names.")
  private Optional<Path> models = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "ROLE",
      defaultValue = "champion",
      description =
          "champion: the network in force, which drives limits if the config's model.champion is"
              + " network; challenger: forecasts in its shadow and drives nothing. Default:"
              + " ${DEFAULT-VALUE}.")
  private String role = "";

  @Option(
      names = "--approver",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for it.")
  private String approver = "";

  @Option(
      names = "--evidence",
      paramLabel = "TEXT",
      description =
          "What is held for it. Default: a sentence made of its manifest, as 'models show' prints"
              + " it.")
  private Optional<String> evidence = Optional.empty();

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.system();
    NetworkActivation activation = new NetworkActivation(folder, console::note);
    ModelRole as = role();
    DailyNetwork network = NetworkFolder.find(models.orElseGet(activation::models), hash);
    String why = evidence.orElseGet(() -> NetworkEvidence.of(network.artifact()));
    long fact = activation.submit(network, as, approver(), why);
    console.result(json ? toJson(network, as, fact, why) : toText(network, as, fact));
    return ExitStatus.OK;
  }

  private ModelRole role() {
    for (Role one : Role.values()) {
      if (one.name().equalsIgnoreCase(role)) {
        return one == Role.CHALLENGER ? ModelRole.CHALLENGER : ModelRole.CHAMPION;
      }
    }
    throw new UnusableInputException("--as " + role + ": expected champion or challenger");
  }

  private String approver() {
    if (approver.isBlank()) {
      throw new UnusableInputException("--approver: expected a name, who answers for the network");
    }
    return approver.strip();
  }

  private String toText(DailyNetwork network, ModelRole as, long fact) {
    return String.format(
        Locale.ROOT,
        "fact %,d: %s is %s from here on, approved by %s; the next start of 'serve' decides on it",
        fact,
        network.artifact().name(),
        as.name().toLowerCase(Locale.ROOT),
        approver());
  }

  private String toJson(DailyNetwork network, ModelRole as, long fact, String why) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("fact", fact)
        .put("hash", network.artifact().name())
        .put("role", as.name())
        .put("approver", approver())
        .put("evidence", why)
        .toString();
  }
}
