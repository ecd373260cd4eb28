package io.headroom.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom models}: looks at trained networks and puts them in force. */
@Command(
    name = "models",
    description =
        "Look at trained networks (their names, what they were made of, whether they are whole),"
            + " and put one in force.",
    mixinStandardHelpOptions = true,
    subcommands = ModelsActivateCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: headroom models show config/models/lstm-daily.model"})
final class ModelsCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a COMMAND is missing: list, show or activate");
  }

  @Command(
      name = "show",
      description = "Check one network and print its manifest.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "FILE", description = "The network's artifact.") Path file,
      @Option(names = "--json", description = "One JSON object and nothing else.") boolean json) {
    if (isEnsemble(file)) {
      PanelNetwork ensemble = PanelNetworkFolder.parse(file);
      Console.system().result(json ? toJson(file, ensemble).toString() : toText(ensemble));
      return ExitStatus.OK;
    }
    NetworkArtifact artifact = NetworkFile.read(file).artifact();
    Console.system().result(json ? toJson(file, artifact).toString() : toText(artifact));
    return ExitStatus.OK;
  }

  @Command(
      name = "list",
      description =
          "Check every network (*.model, *.ensemble) in a folder; exit status 1 if one can't be used.",
      mixinStandardHelpOptions = true)
  int list(
      @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
      @Option(names = "--json", description = "One JSON object and nothing else.") boolean json) {
    List<Entry> entries =
        Stream.concat(
                NetworkFolder.files(folder).stream(), PanelNetworkFolder.files(folder).stream())
            .map(Entry::of)
            .toList();
    if (json) {
      ArrayNode models = JSON.createArrayNode();
      entries.forEach(entry -> models.add(entry.json()));
      Console.system().result(JSON.createObjectNode().set("models", models).toString());
    } else {
      entries.forEach(entry -> Console.system().line(entry.text()));
    }
    return entries.stream().allMatch(Entry::usable) ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
  }

  private static boolean isEnsemble(Path file) {
    return file.toString().endsWith(PanelNetworkFolder.SUFFIX);
  }

  private static ObjectNode toJson(Path file, NetworkArtifact artifact) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", file.toString());
    json.put("usable", true);
    json.put("hash", artifact.name());
    json.put("steps", artifact.steps());
    json.put("units", artifact.units());
    json.put("members", artifact.members());
    ArrayNode features = json.putArray("features");
    artifact.featureNames().forEach(features::add);
    json.put("testVectors", artifact.testVectors());
    json.put("largestDeviation", artifact.largestDeviation());
    json.put("evidence", NetworkEvidence.of(artifact));
    json.set("manifest", JsonText.parse(artifact.manifest()));
    return json;
  }

  private static String toText(NetworkArtifact artifact) {
    return String.join(
        "\n",
        "hash      " + artifact.name(),
        "network   " + NetworkEvidence.of(artifact),
        "features  " + String.join(", ", artifact.featureNames()),
        String.format(
            Locale.ROOT,
            "vectors   %d of %d hold: largest difference %.2e, allowed %.0e",
            artifact.testVectors(),
            artifact.testVectors(),
            artifact.largestDeviation(),
            NetworkArtifact.TOLERANCE),
        "manifest  " + JsonText.parse(artifact.manifest()).toPrettyString());
  }

  private static ObjectNode toJson(Path file, PanelNetwork ensemble) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", file.toString());
    json.put("usable", true);
    json.put("hash", ensemble.name());
    json.put("horizon", ensemble.horizon());
    json.put("knownDays", ensemble.knownDays());
    json.put("members", ensemble.members().size());
    ArrayNode features = json.putArray("features");
    ensemble.features().forEach(features::add);
    json.put("largestDeviation", ensemble.largestDeviation());
    json.set("manifest", JsonText.parse(ensemble.manifest()));
    return json;
  }

  private static String toText(PanelNetwork ensemble) {
    return String.join(
        "\n",
        "hash      " + ensemble.name(),
        "ensemble  " + summary(ensemble),
        "features  " + String.join(", ", ensemble.features()),
        "manifest  " + JsonText.parse(ensemble.manifest()).toPrettyString());
  }

  private static String summary(PanelNetwork ensemble) {
    return String.format(
        Locale.ROOT,
        "%d networks for a panel of %d instruments, horizon %d, trained on its first %,d days,"
            + " test vectors within %.1e of Deeplearning4j",
        ensemble.members().size(),
        ensemble.pool().size(),
        ensemble.horizon(),
        ensemble.knownDays(),
        ensemble.largestDeviation());
  }

  /** One file of a list: what it holds, or why it can't be used. */
  private record Entry(boolean usable, String text, ObjectNode json) {
    static Entry of(Path file) {
      try {
        if (isEnsemble(file)) {
          PanelNetwork ensemble = PanelNetworkFolder.parse(file);
          return new Entry(true, text(ensemble, file), toJson(file, ensemble));
        }
        NetworkArtifact artifact = NetworkFile.read(file).artifact();
        String text =
            artifact.name().substring(0, 12)
                + "  "
                + file.getFileName()
                + "  "
                + NetworkEvidence.of(artifact);
        return new Entry(true, text, toJson(file, artifact));
      } catch (UnusableInputException e) {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", file.toString()).put("usable", false).put("problem", e.getMessage());
        return new Entry(false, "unusable      " + e.getMessage(), json);
      }
    }

    private static String text(PanelNetwork ensemble, Path file) {
      return ensemble.name().substring(0, 12)
          + "  "
          + file.getFileName()
          + "  "
          + summary(ensemble);
    }
  }
}
