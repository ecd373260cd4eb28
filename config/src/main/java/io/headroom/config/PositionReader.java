package io.headroom.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads positions and puts them into their books, ordered by instrument id. */
final class PositionReader {
  static final List<String> FIELDS = List.of("desk", "book", "instrument", "quantity");
  private static final ExactDecimal NONE = new ExactDecimal(0, 0);

  private final Firm firm;
  private final FirmReader tree;
  private final Map<String, Instrument> instruments;
  private final Names symbols;
  private final Map<String, Map<String, Integer>> linesByBook = new TreeMap<>();
  private final Map<String, List<Firm.Position>> positionsByBook = new TreeMap<>();

  /**
   * @param tree the reader that read the firm, which knows the names of desks and books
   * @param instruments by symbol
   */
  PositionReader(Firm firm, FirmReader tree, Map<String, Instrument> instruments, Names symbols) {
    this.firm = firm;
    this.tree = tree;
    this.instruments = instruments;
    this.symbols = symbols;
  }

  /** The firm with these positions. */
  Firm read(List<Section> sections) {
    sections.forEach(this::read);
    List<Firm.Desk> desks = new ArrayList<>();
    for (Firm.Desk desk : firm.desks()) {
      List<Firm.Book> books = desk.books().stream().map(this::filled).toList();
      desks.add(new Firm.Desk(desk.name(), desk.limit(), books));
    }
    return new Firm(firm.name(), firm.currency(), firm.limit(), desks);
  }

  private void read(Section section) {
    String desk = section.required("desk", tree::desk, "");
    String book = section.required("book", text -> tree.book(desk, text), "");
    String symbol = section.required("instrument", symbols::refer, "");
    ExactDecimal quantity = section.required("quantity", Parsers::decimal, NONE);
    checkInstrument(section, symbol, quantity);
    if (section.sound("desk", "book", "instrument") && instruments.containsKey(symbol)) {
      String path = new Firm.Book(desk, book, Optional.empty(), List.of()).path();
      add(section, path, new Firm.Position(symbol, quantity));
    }
  }

  private void add(Section section, String path, Firm.Position position) {
    Integer first =
        linesByBook
            .computeIfAbsent(path, p -> new TreeMap<>())
            .putIfAbsent(position.symbol(), section.line("instrument"));
    if (first != null) {
      section.refuse("instrument", path + " has its position already on line " + first);
    }
    positionsByBook.computeIfAbsent(path, p -> new ArrayList<>()).add(position);
  }

  private void checkInstrument(Section section, String symbol, ExactDecimal quantity) {
    if (!instruments.containsKey(symbol)) {
      return;
    }
    Instrument instrument = instruments.get(symbol);
    boolean comparable = !instrument.currency().isEmpty() && !firm.currency().isEmpty();
    if (comparable && !instrument.currency().equals(firm.currency())) {
      section.refuse(
          "instrument",
          "is priced in "
              + instrument.currency()
              + ", the firm's money is "
              + firm.currency()
              + "; conversion between currencies is not built, so a book can hold "
              + firm.currency()
              + " instruments only");
    }
    BigDecimal value = quantity.toBigDecimal();
    if (!InstrumentReader.isMultiple(value, instrument.quantityExponent())) {
      section.refuse(
          "quantity",
          "is not a whole multiple of 10^"
              + instrument.quantityExponent()
              + ", the quantity-exponent of "
              + symbol);
    }
  }

  private Firm.Book filled(Firm.Book book) {
    List<Firm.Position> positions =
        positionsByBook.getOrDefault(book.path(), List.of()).stream()
            .sorted(Comparator.comparingInt(p -> instruments.get(p.symbol()).id()))
            .toList();
    return new Firm.Book(book.desk(), book.name(), book.limit(), positions);
  }
}
