package io.headroom.service.stream;

import io.headroom.journal.record.LimitSetDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The headroom in a limit's record, where what binds is told by its place in a list that comes
 * after it.
 */
final class HeadroomReader {
  private record Row(
      String instrument,
      double buy,
      double sell,
      double restore,
      int buyBinding,
      int sellBinding) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();

  private HeadroomReader() {}

  /** Reads both groups; the decoder then stands at the group after them. */
  static HeadroomReader of(LimitSetDecoder decision, IntFunction<String> symbols) {
    HeadroomReader reader = new HeadroomReader();
    for (LimitSetDecoder.HeadroomDecoder room : decision.headroom()) {
      reader.rows.add(
          new Row(
              symbols.apply(room.instrumentId()),
              room.buy(),
              room.sell(),
              room.restore(),
              room.buyBinding(),
              room.sellBinding()));
    }
    for (LimitSetDecoder.ScopesDecoder scope : decision.scopes()) {
      reader.paths.add(scope.path());
    }
    return reader;
  }

  List<LimitUpdate.Room> rooms() {
    return rows.stream().map(this::room).toList();
  }

  private LimitUpdate.Room room(Row row) {
    return new LimitUpdate.Room(
        row.instrument,
        row.buy,
        row.sell,
        row.restore,
        path(row.buyBinding),
        path(row.sellBinding));
  }

  private Optional<String> path(int index) {
    return index < paths.size() ? Optional.of(paths.get(index)) : Optional.empty();
  }
}
