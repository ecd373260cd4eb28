package io.headroom.config;

import java.time.LocalDate;
import java.util.List;

/** Reads what daily bars come before the first tick. */
final class HistoryReader {
  static final List<String> FIELDS =
      List.of("from", "until", "instruments", "bars", "factors", "kappa");
  private static final Parser<Double> KAPPA = Parsers.number("a ratio above 0", v -> v > 0);

  private HistoryReader() {}

  static History read(Section section, Names symbols) {
    section.missing("instruments");
    History history =
        new History(
            section.required("from", Parsers::date, LocalDate.MIN),
            section.required("until", Parsers::date, LocalDate.MAX),
            section.list("instruments", Parsers.distinct(symbols::refer)),
            section.required("bars", PathTemplate::file, PathTemplate.SYMBOL),
            section.optional("factors", PathTemplate::file),
            section.orElse("kappa", KAPPA, 1.0));
    if (section.sound("from", "until") && history.until().isBefore(history.from())) {
      section.refuse("until", "is before from, which is " + history.from());
    }
    PathTemplate.checkShared(section, "bars", history.symbols().size());
    PathTemplate.checkShared(section, "factors", history.symbols().size());
    return history;
  }
}
