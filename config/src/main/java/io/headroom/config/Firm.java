package io.headroom.config;

import java.util.List;
import java.util.Optional;

/**
 * The root of the limit tree.
 *
 * @param currency ISO 4217 code of every money amount
 */
public record Firm(String name, String currency, Optional<LimitPolicy> limit, List<Desk> desks) {
  /** The firm's scope path. */
  public static final String PATH = "firm";

  public Firm {
    desks = List.copyOf(desks);
  }

  /** A desk. Its scope path is {@code desk/NAME}. */
  public record Desk(String name, Optional<LimitPolicy> limit, List<Book> books) {
    public Desk {
      books = List.copyOf(books);
    }

    public String path() {
      return "desk/" + name;
    }
  }

  /** A book of a desk. Its scope path is {@code desk/DESK/book/NAME}. */
  public record Book(
      String desk, String name, Optional<LimitPolicy> limit, List<Position> positions) {
    public Book {
      positions = List.copyOf(positions);
    }

    public String path() {
      return "desk/" + desk + "/book/" + name;
    }
  }

  /**
   * What a book holds.
   *
   * @param quantity in units of the instrument, short is negative
   */
  public record Position(String symbol, ExactDecimal quantity) {}
}
