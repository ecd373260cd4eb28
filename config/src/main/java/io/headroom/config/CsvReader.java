package io.headroom.config;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Reads how the columns of a general CSV feed are laid out. */
final class CsvReader {
  static final List<String> FIELDS =
      List.of(
          "kind",
          "separator",
          "header",
          "time",
          "time-format",
          "price",
          "size",
          "bid",
          "bid-size",
          "ask",
          "ask-size");
  private static final List<String> TRADE_COLUMNS = List.of("price", "size");
  private static final List<String> QUOTE_COLUMNS = List.of("bid", "bid-size", "ask", "ask-size");
  private static final List<String> EPOCHS = List.of("epoch-ms", "epoch-us", "epoch-ns");

  private CsvReader() {}

  static Feed.Csv read(Section section) {
    Feed.Csv.Kind kind =
        section.required("kind", Parsers.choice(Feed.Csv.Kind.class), Feed.Csv.Kind.TRADE);
    boolean header = section.orElse("header", Parsers::flag, true);
    Parser<String> column = header ? Parsers::text : CsvReader::number;
    if (section.sound("kind")) {
      checkColumns(section, kind);
    }
    return new Feed.Csv(
        kind,
        section.orElse("separator", Parsers::separator, ','),
        header,
        section.required("time", column, ""),
        section.required("time-format", CsvReader::timeFormat, ""),
        section.optional("price", column),
        section.optional("size", column),
        section.optional("bid", column),
        section.optional("bid-size", column),
        section.optional("ask", column),
        section.optional("ask-size", column));
  }

  private static void checkColumns(Section section, Feed.Csv.Kind kind) {
    boolean trade = kind == Feed.Csv.Kind.TRADE;
    List<String> needed = trade ? TRADE_COLUMNS : List.of("bid", "ask");
    needed.forEach(section::missing);
    for (String column : trade ? QUOTE_COLUMNS : TRADE_COLUMNS) {
      if (section.has(column)) {
        String columns = String.join(", ", trade ? TRADE_COLUMNS : QUOTE_COLUMNS);
        section.refuse(column, "a " + Parsers.written(kind) + " has the columns " + columns);
      }
    }
    if (!trade && section.has("bid-size") != section.has("ask-size")) {
      section.refuse(
          section.has("bid-size") ? "ask-size" : "bid-size", "give both sizes or neither");
    }
  }

  private static String number(String text) throws BadValue {
    String expected = "without a header a column is a number, the first is 0";
    for (int i = 0; i < text.length(); i++) {
      Parsers.check(text, text.charAt(i) >= '0' && text.charAt(i) <= '9', expected);
    }
    return Parsers.check(text, !text.isEmpty() && text.length() <= 4, expected);
  }

  private static String timeFormat(String text) throws BadValue {
    if (EPOCHS.contains(text)) {
      return text;
    }
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(text, Locale.ROOT);
      return Parsers.check(text, !formatter.toString().isEmpty(), "is empty");
    } catch (IllegalArgumentException e) {
      throw new BadValue(
          "expected epoch-ms, epoch-us, epoch-ns or a pattern such as yyyy-MM-dd HH:mm:ss.SSS");
    }
  }
}
