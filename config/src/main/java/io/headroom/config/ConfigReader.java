package io.headroom.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a whole configuration from YAML text. Touches no file and no environment. */
final class ConfigReader {
  private static final List<String> FIELDS =
      List.of(
          "version",
          "firm",
          "positions",
          "calendars",
          "instruments",
          "history",
          "model",
          "risk",
          "feeds",
          "journal",
          "gateway",
          "seals");

  private final Names calendars = new Names("calendar");
  private final Names ids = new Names("instrument id");
  private final Names symbols = new Names("instrument");
  private final Names feeds = new Names("feed");

  private ConfigReader() {}

  /**
   * @param file for messages
   * @throws ConfigException with all problems
   */
  static LoadedConfig read(String text, String file) {
    Problems problems = new Problems(file);
    MappingNode root = YamlTree.root(problems, text);
    Section section = Section.of(problems, "", root, FIELDS);
    LoadedConfig loaded =
        new LoadedConfig(new ConfigReader().read(section), gateway(section), seals(section));
    problems.throwIfAny();
    return loaded;
  }

  private HeadroomConfig read(Section root) {
    root.required("version", Parsers.whole(1, 1), 1);
    List<SessionCalendar> calendarList =
        root.sections("calendars", CalendarReader.FIELDS).stream()
            .map(section -> CalendarReader.read(section, calendars))
            .toList();
    List<Instrument> instruments = instruments(root);
    return new HeadroomConfig(
        firm(root, instruments),
        calendarList,
        instruments,
        history(root),
        SettingsReader.model(root.section("model", SettingsReader.MODEL_FIELDS)),
        SettingsReader.risk(root.section("risk", SettingsReader.RISK_FIELDS)),
        root.sections("feeds", FeedReader.FIELDS).stream()
            .map(section -> FeedReader.read(section, feeds, symbols))
            .toList(),
        SettingsReader.journal(root.section("journal", SettingsReader.JOURNAL_FIELDS)));
  }

  private List<Instrument> instruments(Section root) {
    root.missing("instruments");
    List<Instrument> instruments = new ArrayList<>();
    for (Section section : root.sections("instruments", InstrumentReader.FIELDS)) {
      instruments.add(InstrumentReader.read(section, calendars, ids, symbols));
    }
    instruments.sort(Comparator.comparingInt(Instrument::id));
    return instruments;
  }

  private Firm firm(Section root, List<Instrument> instruments) {
    Map<String, Instrument> bySymbol = new TreeMap<>();
    instruments.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
    FirmReader tree = new FirmReader();
    Firm firm = tree.read(root.requiredSection("firm", FirmReader.FIELDS));
    return new PositionReader(firm, tree, bySymbol, symbols)
        .read(root.sections("positions", PositionReader.FIELDS));
  }

  private static Optional<GatewaySettings> gateway(Section root) {
    return root.has("gateway")
        ? Optional.of(GatewayReader.read(root.section("gateway", GatewayReader.FIELDS)))
        : Optional.empty();
  }

  private static SealSettings seals(Section root) {
    return root.has("seals")
        ? SealReader.read(root.section("seals", SealReader.FIELDS))
        : SealSettings.DEFAULT;
  }

  private Optional<History> history(Section root) {
    return root.has("history")
        ? Optional.of(HistoryReader.read(root.section("history", HistoryReader.FIELDS), symbols))
        : Optional.empty();
  }
}
