package io.headroom.risk;

import io.headroom.journal.Decimals;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each book holds, as it was set, and its netting up the tree of scopes.
 *
 * <p>A position whose book the config in force does not have is kept for a config that may, and
 * counts nowhere. One whose instrument the config does not have, or whose quantity is no whole
 * multiple of the instrument's step or does not fit, leaves its scopes without a value.
 */
final class Positions {
  private record Position(long mantissa, int exponent, long fact) {}

  private final TreeMap<String, TreeMap<Integer, Position>> books = new TreeMap<>();

  void set(String book, int instrumentId, long mantissa, int exponent, long fact) {
    books
        .computeIfAbsent(book, path -> new TreeMap<>())
        .put(instrumentId, new Position(mantissa, exponent, fact));
  }

  boolean isEmpty() {
    return books.isEmpty();
  }

  /** Fills every scope's holdings anew. */
  void place(ScopeTree tree, Instruments instruments) {
    for (Scope scope : tree.scopes()) {
      scope.holdings().clear();
    }
    for (Map.Entry<String, TreeMap<Integer, Position>> book : books.entrySet()) {
      Optional<Scope> scope = tree.scope(book.getKey());
      if (scope.isPresent()) {
        book.getValue().forEach((id, position) -> place(scope.get(), instruments.of(id), position));
      }
    }
  }

  /** Positions of books that a tree does not have. */
  long unplaced(ScopeTree tree) {
    long unplaced = 0;
    for (Map.Entry<String, TreeMap<Integer, Position>> book : books.entrySet()) {
      unplaced += tree.scope(book.getKey()).isPresent() ? 0 : book.getValue().size();
    }
    return unplaced;
  }

  private static void place(Scope book, Optional<RiskInstrument> instrument, Position position) {
    for (Scope scope : book.upwards()) {
      scope.holdings().from(position.fact());
      if (position.mantissa() == 0) {
        continue;
      }
      try {
        RiskInstrument held = instrument.orElseThrow(() -> new ArithmeticException("unknown"));
        int exponent = held.definition().quantityExponent();
        long mantissa = Decimals.rescale(position.mantissa(), position.exponent(), exponent);
        scope.holdings().add(held.index(), mantissa);
      } catch (ArithmeticException unvalued) {
        scope.holdings().addUnvalued();
      }
    }
  }

  void save(StateWriter state) {
    state
        .section("positions", 1)
        .putAll(
            books.entrySet(),
            (writer, book) -> save(writer.putText(book.getKey()), book.getValue()));
  }

  private static void save(StateWriter state, Map<Integer, Position> book) {
    state.putAll(
        book.entrySet(),
        (writer, held) ->
            writer
                .putInt(held.getKey())
                .putLong(held.getValue().mantissa())
                .putInt(held.getValue().exponent())
                .putLong(held.getValue().fact()));
  }

  void restore(StateReader state) {
    state.section("positions", 1).forAll(book -> restore(book.takeText(), book));
  }

  private void restore(String book, StateReader state) {
    state.forAll(
        held -> set(book, held.takeInt(), held.takeLong(), held.takeInt(), held.takeLong()));
  }
}
