package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node of the tree that limits hang on: the firm, a desk or a book. */
final class Scope {
  private final int index;
  private final String path;
  private final byte[] pathBytes;
  private final List<Scope> upwards;
  private final Optional<Limit> limit;
  private final Holdings holdings;
  private final MoveBands bands;
  private Assessment assessment = Assessment.NONE;

  /**
   * Adds a node below its parent.
   *
   * @param index its place in the tree, parents before children
   */
  Scope(int index, String path, Optional<Scope> parent, Optional<Limit> limit, int instruments) {
    this.index = index;
    this.path = path;
    this.pathBytes = path.getBytes(StandardCharsets.UTF_8);
    this.limit = limit;
    this.holdings = new Holdings(instruments);
    this.bands = new MoveBands(instruments);
    List<Scope> above = new ArrayList<>();
    above.add(this);
    parent.ifPresent(scope -> above.addAll(scope.upwards()));
    this.upwards = List.copyOf(above);
  }

  int index() {
    return index;
  }

  String path() {
    return path;
  }

  /** UTF-8. Not to be written to. */
  byte[] pathBytes() {
    return pathBytes;
  }

  /** This scope and those above it, up to the firm. */
  List<Scope> upwards() {
    return upwards;
  }

  Optional<Limit> limit() {
    return limit;
  }

  Holdings holdings() {
    return holdings;
  }

  MoveBands bands() {
    return bands;
  }

  Assessment assessment() {
    return assessment;
  }

  void assessed(Assessment latest) {
    assessment = latest;
    limit.ifPresent(held -> held.assessed(latest.valueAtRisk(held.level())));
  }

  /** Holdings follow from the positions, path and policy from the config. */
  void save(StateWriter state) {
    bands.save(state);
    assessment.save(state);
    state.putOptional(limit, (writer, held) -> held.monitor().save(writer));
  }

  void restore(StateReader state) {
    bands.restore(state);
    assessed(Assessment.restored(state));
    if (state.takeBoolean()) {
      LimitMonitor monitor =
          limit.map(Limit::monitor).orElseThrow(() -> state.wrong("no limit on " + path));
      monitor.restore(state);
    }
  }
}
