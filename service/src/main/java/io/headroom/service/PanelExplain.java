package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.explanation.Attributions;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.lab.network.PanelExplanation;
import io.headroom.forecast.lab.network.PanelNetwork;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** {@code headroom explain --panel}: why networks moved a forecast on a panel. */
final class PanelExplain {
  /** Features that the text names. */
  private static final int MOST = 12;

  private final Options options;
  private final Panel panel;
  private final int instrument;
  private final int origin;

  /** What it can be told. */
  static final class Options extends PanelSource {
    @Option(
        names = "--instrument",
        required = true,
        paramLabel = "NAME",
        description = "Whose forecast.")
    private String instrument;

    @Option(
        names = "--date",
        required = true,
        paramLabel = "DATE",
        description = "The day at whose close it was made; one of the panel's.")
    private LocalDate date;

    @Option(
        names = "--models",
        paramLabel = "DIR",
        description = "Where trained ensembles are; config/models/panel.")
    private Path models = Program.root().resolve("config/models/panel");

    @Option(
        names = "--attention",
        description = "Also what the heads of the Transformer looked at.")
    private boolean attention;
  }

  /**
   * @throws UnusableInputException if there is no such file, instrument or day
   */
  PanelExplain(Options options) {
    this.options = options;
    panel = options.read().panel();
    instrument = panel.instruments().indexOf(options.instrument);
    if (instrument < 0) {
      throw new UnusableInputException(
          "--instrument "
              + options.instrument
              + ": no such instrument; there are "
              + String.join(" ", panel.instruments()));
    }
    int date = (int) options.date.toEpochDay();
    origin =
        IntStream.range(0, panel.days() - 1)
            .filter(day -> panel.date(day) == date)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnusableInputException(
                        "--date "
                            + options.date
                            + ": not a day of the panel that has one after it"));
  }

  /** Explains, and says whether the attributions add up. */
  int run(Console console, boolean json) {
    NetworkDesign design = NetworkDesigns.of(panel, NetworkDesigns.DAY).orElseThrow();
    Panel known = panel.upTo(origin + 1);
    PanelExplanation explanation =
        PanelExplanation.of(known, design, network(known, design), instrument);
    console.result(json ? toJson(explanation).toString() : toText(explanation));
    return explanation.attributions().quadrature().complete()
        ? ExitStatus.OK
        : ExitStatus.DOES_NOT_HOLD;
  }

  /** The one that was in use on that day: the last that was trained before. */
  private PanelNetwork network(Panel known, NetworkDesign design) {
    return PanelNetworkFolder.read(options.models).networks().stream()
        .filter(network -> network.knownDays() <= known.days())
        .filter(network -> network.isFor(known.upTo(network.knownDays()), design))
        .max(Comparator.comparingInt(PanelNetwork::knownDays))
        .orElseThrow(
            () ->
                new UnusableInputException(
                    options.models
                        + ": no ensemble was trained on this panel up to "
                        + options.date
                        + " or before"));
  }

  private String toText(PanelExplanation explanation) {
    Attributions attributions = explanation.attributions();
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%s, forecast at the close of %s for the next day: sigma %.4f %%",
            options.instrument, options.date, sigma(explanation.forecast())));
    text.append(
        line(
            "%s: sigma %.4f %%; the networks' factor on its variance: %.4f",
            NetworkDesigns.of(panel, NetworkDesigns.DAY).orElseThrow().offset().name(),
            sigma(explanation.linear()),
            StrictMath.exp(attributions.residual())));
    text.append(
        line(
            "with all features at their means: %.4f",
            StrictMath.exp(attributions.baselineResidual())));
    text.append(line("%n%-26s %9s", "feature", "variance"));
    for (int feature : largest(explanation).subList(0, MOST)) {
      text.append(
          line(
              "%-26s %+8.2f%%",
              explanation.network().features().get(feature),
              percent(attributions.ofFeature(feature))));
    }
    double others =
        largest(explanation).stream().skip(MOST).mapToDouble(attributions::ofFeature).sum();
    text.append(line("%-26s %+8.2f%%", "the others", percent(others)));
    text.append(line("%-26s %+8.2f%%", "all", percent(attributions.sum())));
    text.append(
        line(
            "%nof the instrument itself %+.2f%%, of what a Transformer saw of others %+.2f%%",
            percent(attributions.ofInstrument(instrument)),
            percent(attributions.sum() - attributions.ofInstrument(instrument))));
    text.append(
        line(
            "adds up within %.1e (allowed %.1e), %d nodes; ensemble %s",
            attributions.completenessError(),
            attributions.tolerance(),
            attributions.quadrature().order(),
            explanation.network().name().substring(0, 12)));
    if (options.attention) {
      explanation
          .attention()
          .forEach(weights -> text.append('\n').append(new AttentionReport(weights).toText()));
    }
    return text.toString().stripTrailing();
  }

  private ObjectNode toJson(PanelExplanation explanation) {
    Attributions attributions = explanation.attributions();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("instrument", options.instrument);
    json.put("date", options.date.toString());
    json.put("ensemble", explanation.network().name());
    json.put("linearVariance", explanation.linear());
    json.put("variance", explanation.forecast());
    json.put("residual", attributions.residual());
    json.put("baselineResidual", attributions.baselineResidual());
    json.put("completenessError", attributions.completenessError());
    json.put("complete", attributions.quadrature().complete());
    ArrayNode features = json.putArray("features");
    for (int feature : largest(explanation)) {
      features
          .addObject()
          .put("name", explanation.network().features().get(feature))
          .put("attribution", attributions.ofFeature(feature));
    }
    ArrayNode instruments = json.putArray("instruments");
    for (int i = 0; i < panel.width(); i++) {
      instruments
          .addObject()
          .put("name", panel.instruments().get(i))
          .put("attribution", attributions.ofInstrument(i));
    }
    if (options.attention) {
      explanation
          .attention()
          .forEach(
              weights ->
                  json.set("attention", JsonText.parse(new AttentionReport(weights).toJson())));
    }
    return json;
  }

  private static List<Integer> largest(PanelExplanation explanation) {
    return IntStream.range(0, explanation.network().features().size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                feature -> -Math.abs(explanation.attributions().ofFeature(feature))))
        .toList();
  }

  private static double percent(double attribution) {
    return 100 * StrictMath.expm1(attribution);
  }

  private static double sigma(double variance) {
    return 100 * Math.sqrt(variance);
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments) + "\n";
  }
}
