package io.headroom.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the limit tree; the books' positions are filled in by {@link PositionReader}. */
final class FirmReader {
  private static final double DEFAULT_LEVEL = 0.99;
  private static final double DEFAULT_WARNING = 0.8;
  private static final double DEFAULT_HYSTERESIS = 0.05;

  static final List<String> FIELDS = List.of("name", "currency", "limit", "desks");
  private static final List<String> DESK_FIELDS = List.of("name", "limit", "books");
  private static final List<String> BOOK_FIELDS = List.of("name", "limit");
  private static final List<String> LIMIT_FIELDS =
      List.of("level", "budget", "warning", "hysteresis", "owner");

  private static final Parser<Double> LEVEL =
      Parsers.number("a confidence level of 0.975 or 0.99", v -> v == 0.975 || v == 0.99);
  private static final Parser<Double> BUDGET =
      Parsers.number("an amount above 0: the largest one-day VaR allowed", v -> v > 0);
  private static final Parser<Double> WARNING =
      Parsers.number("a utilisation between 0 and 1, such as 0.8 for 80 %", v -> v > 0 && v < 1);

  private final Names desks = new Names("desk");
  private final Map<String, Names> books = new TreeMap<>();

  /** The name of a desk. */
  String desk(String text) throws BadValue {
    return desks.refer(text);
  }

  /** The name of a book of a desk; any name where there is no such desk. */
  String book(String desk, String text) throws BadValue {
    return books.containsKey(desk) ? books.get(desk).refer(text) : text;
  }

  Firm read(Section section) {
    section.missing("desks");
    return new Firm(
        section.required("name", Parsers::text, ""),
        section.required("currency", Parsers::currency, ""),
        limit(section),
        section.sections("desks", DESK_FIELDS).stream().map(this::desk).toList());
  }

  private Firm.Desk desk(Section section) {
    String name = section.required("name", Parsers::name, "");
    desks.declare(section, "name", name);
    Names names = books.computeIfAbsent(name, desk -> new Names("book of desk " + desk));
    List<Firm.Book> read =
        section.sections("books", BOOK_FIELDS).stream().map(b -> book(b, name, names)).toList();
    return new Firm.Desk(name, limit(section), read);
  }

  private static Firm.Book book(Section section, String desk, Names names) {
    String name = section.required("name", Parsers::name, "");
    names.declare(section, "name", name);
    return new Firm.Book(desk, name, limit(section), List.of());
  }

  private static Optional<LimitPolicy> limit(Section parent) {
    if (!parent.has("limit")) {
      return Optional.empty();
    }
    Section section = parent.section("limit", LIMIT_FIELDS);
    double warning = section.orElse("warning", WARNING, DEFAULT_WARNING);
    Parser<Double> hysteresis =
        Parsers.number(
            "a utilisation from 0 to less than the warning's " + CanonicalText.number(warning),
            v -> v >= 0 && v < warning);
    LimitPolicy policy =
        new LimitPolicy(
            section.required("owner", Parsers::text, ""),
            section.orElse("level", LEVEL, DEFAULT_LEVEL),
            section.required("budget", BUDGET, 1.0),
            warning,
            section.orElse("hysteresis", hysteresis, DEFAULT_HYSTERESIS));
    if (!section.has("hysteresis") && DEFAULT_HYSTERESIS >= warning) {
      section.refuse("warning", "is not above the hysteresis, 0.05 by default; give both");
    }
    return Optional.of(policy);
  }
}
