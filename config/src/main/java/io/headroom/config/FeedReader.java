package io.headroom.config;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads file feeds. */
final class FeedReader {
  static final List<String> FIELDS =
      List.of("name", "format", "zone", "sources", "instruments", "files", "csv");
  private static final List<String> SOURCE_FIELDS = List.of("instrument", "files");

  private FeedReader() {}

  static Feed read(Section section, Names names, Names symbols) {
    String name = section.required("name", Parsers::name, "");
    names.declare(section, "name", name);
    Feed.Format format =
        section.required("format", Parsers.choice(Feed.Format.class), Feed.Format.CSV);
    return new Feed(
        name,
        format,
        section.required("zone", Parsers::zone, ZoneOffset.UTC),
        sources(section, symbols),
        csv(section, format));
  }

  private static List<Feed.Source> sources(Section section, Names symbols) {
    boolean template = section.has("instruments") || section.has("files");
    if (section.has("sources") == template) {
      section.refuse("sources", "give either sources, or instruments and files");
      return List.of();
    }
    return template ? templated(section, symbols) : listed(section, symbols);
  }

  private static List<Feed.Source> listed(Section section, Names symbols) {
    Names seen = new Names("instrument of the feed");
    return section.sections("sources", SOURCE_FIELDS).stream()
        .map(
            source -> {
              String symbol = source.required("instrument", symbols::refer, "");
              seen.declare(source, "instrument", symbol);
              return new Feed.Source(symbol, source.required("files", PathTemplate::files, ""));
            })
        .toList();
  }

  private static List<Feed.Source> templated(Section section, Names symbols) {
    section.missing("instruments");
    List<String> instruments = section.list("instruments", Parsers.distinct(symbols::refer));
    String files = section.required("files", PathTemplate::files, PathTemplate.SYMBOL);
    PathTemplate.checkShared(section, "files", instruments.size());
    return instruments.stream()
        .map(symbol -> new Feed.Source(symbol, PathTemplate.of(files, symbol)))
        .toList();
  }

  private static Optional<Feed.Csv> csv(Section section, Feed.Format format) {
    if (format == Feed.Format.CSV && section.sound("format")) {
      return Optional.of(CsvReader.read(section.requiredSection("csv", CsvReader.FIELDS)));
    }
    if (section.has("csv") && section.sound("format")) {
      section.refuse("csv", "is for the format csv only; remove it or change the format");
    }
    return Optional.empty();
  }
}
