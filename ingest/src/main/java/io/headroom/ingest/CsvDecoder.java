package io.headroom.ingest;

import io.headroom.config.Feed;
import io.headroom.config.Instrument;
import io.headroom.journal.record.FaultRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trades or quotes from CSV, one row a line, columns by name or number as the config says. A price
 * side of a quote that is empty was not quoted; a size whose column is not given is 0.
 */
final class CsvDecoder implements RowDecoder {
  private final Feed.Csv csv;
  private final byte separator;
  private final CsvTime time;
  private final int priceExponent;
  private final int quantityExponent;
  private final Fields fields = new Fields();
  private final DecimalParser decimals = new DecimalParser();
  private final Columns columns = new Columns();
  private String file = "";

  CsvDecoder(Feed feed, Instrument instrument) {
    this.csv =
        feed.csv()
            .orElseThrow(
                () ->
                    new FeedException(
                        "feed " + feed.name() + ": format csv needs its columns; add csv: to it"));
    if (csv.separator() >= 128) {
      throw new FeedException(
          "feed "
              + feed.name()
              + ": separator '"
              + csv.separator()
              + "' is not ASCII; use , ; or |");
    }
    this.separator = (byte) csv.separator();
    this.time = CsvTime.of(csv.timeFormat(), feed.zone());
    this.priceExponent = instrument.priceExponent();
    this.quantityExponent = instrument.quantityExponent();
  }

  @Override
  public boolean quotes() {
    return csv.kind() == Feed.Csv.Kind.QUOTE;
  }

  @Override
  public boolean hasHeader() {
    return csv.header();
  }

  @Override
  public void startFile(FeedFile next) {
    file = next.path().toString();
    if (!csv.header()) {
      columns.resolve(List.of());
    }
  }

  @Override
  public void header(byte[] bytes, int start, int end) {
    if (!fields.splitQuoted(bytes, start, end, separator)) {
      throw new FeedException(file + ": a quotation mark in its header is not closed; correct it");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      int from = fields.start(i);
      names.add(new String(bytes, from, fields.end(i) - from, StandardCharsets.UTF_8));
    }
    columns.resolve(names);
  }

  @Override
  public boolean decode(byte[] bytes, int start, int end, Row row) {
    if (!fields.splitQuoted(bytes, start, end, separator)) {
      return row.fault(
          FaultRule.UNDECODABLE, "a quotation mark is not closed or is followed by more text");
    }
    if (csv.header() ? fields.count() != columns.expected : fields.count() < columns.expected) {
      return row.fault(
          FaultRule.COLUMN_COUNT,
          "has "
              + fields.count()
              + " columns, expected "
              + (csv.header() ? "" : "at least ")
              + columns.expected);
    }
    return time(bytes, row) && (quotes() ? quote(bytes, row) : trade(bytes, row));
  }

  @Override
  public long coverageEnd() {
    return Long.MIN_VALUE;
  }

  private boolean time(byte[] bytes, Row row) {
    int start = fields.start(columns.time);
    int end = fields.end(columns.time);
    if (time.parse(bytes, start, end)) {
      row.time = time.instant();
      return true;
    }
    return row.fault(time.fault(), csv.time(), start, end, "a time as " + csv.timeFormat());
  }

  private boolean trade(byte[] bytes, Row row) {
    if (!decimal(bytes, columns.price, priceExponent, csv.price(), row)) {
      return false;
    }
    row.price = decimals.value();
    if (!size(bytes, columns.size, csv.size(), row)) {
      return false;
    }
    row.quantity = decimals.value();
    return true;
  }

  private boolean quote(byte[] bytes, Row row) {
    row.hasBid = !fields.isEmpty(columns.bid);
    row.hasAsk = !fields.isEmpty(columns.ask);
    row.bid = 0;
    row.bidSize = 0;
    row.ask = 0;
    row.askSize = 0;
    return (!row.hasBid || bid(bytes, row)) && (!row.hasAsk || ask(bytes, row));
  }

  private boolean bid(byte[] bytes, Row row) {
    if (!decimal(bytes, columns.bid, priceExponent, csv.bid(), row)) {
      return false;
    }
    row.bid = decimals.value();
    if (!size(bytes, columns.bidSize, csv.bidSize(), row)) {
      return false;
    }
    row.bidSize = decimals.value();
    return true;
  }

  private boolean ask(byte[] bytes, Row row) {
    if (!decimal(bytes, columns.ask, priceExponent, csv.ask(), row)) {
      return false;
    }
    row.ask = decimals.value();
    if (!size(bytes, columns.askSize, csv.askSize(), row)) {
      return false;
    }
    row.askSize = decimals.value();
    return true;
  }

  private boolean size(byte[] bytes, int column, Optional<String> name, Row row) {
    return column < 0 ? decimals.zero() : decimal(bytes, column, quantityExponent, name, row);
  }

  private boolean decimal(byte[] bytes, int column, int exponent, Optional<String> name, Row row) {
    int start = fields.start(column);
    int end = fields.end(column);
    return decimals.parse(bytes, start, end, exponent)
        || Faults.number(row, decimals.fault(), name.orElse(""), start, end, exponent);
  }

  /** Where the columns stand in the file at hand; -1 for those that the config does not name. */
  private final class Columns {
    private int time;
    private int price = -1;
    private int size = -1;
    private int bid = -1;
    private int bidSize = -1;
    private int ask = -1;
    private int askSize = -1;
    private int expected;

    private void resolve(List<String> header) {
      expected = header.size();
      time = index(csv.time(), header);
      if (quotes()) {
        bid = required("bid", csv.bid(), header);
        ask = required("ask", csv.ask(), header);
        bidSize = csv.bidSize().map(column -> index(column, header)).orElse(-1);
        askSize = csv.askSize().map(column -> index(column, header)).orElse(-1);
      } else {
        price = required("price", csv.price(), header);
        size = csv.size().map(column -> index(column, header)).orElse(-1);
      }
    }

    private int required(String what, Optional<String> column, List<String> header) {
      return column
          .map(name -> index(name, header))
          .orElseThrow(() -> new FeedException(file + ": the config names no column for " + what));
    }

    private int index(String column, List<String> header) {
      int named = header.indexOf(column);
      int index = named >= 0 ? named : number(column);
      if (index < 0 || (csv.header() && index >= header.size())) {
        throw new FeedException(file + ": has no column '" + column + "'; " + known(header));
      }
      if (!csv.header()) {
        expected = Math.max(expected, index + 1);
      }
      return index;
    }

    private String known(List<String> header) {
      return csv.header()
          ? "its header names: " + String.join(", ", header)
          : "without a header, columns are numbers from 0";
    }

    private static int number(String column) {
      boolean digits = !column.isEmpty() && column.length() <= 4;
      for (int i = 0; i < column.length(); i++) {
        digits &= column.charAt(i) >= '0' && column.charAt(i) <= '9';
      }
      return digits ? Integer.parseInt(column) : -1;
    }
  }
}
