package io.headroom.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that the engine's next decisions depend on, after a fact: where it stands in both logs, and
 * the state of each projection and follower.
 *
 * @param lastFact number of the last fact that was taken
 * @param lastTime its journal time, 0 before the first
 * @param lastDecision number of the last decision
 * @param unknownFacts facts so far of types that the release did not know
 * @param config canonical bytes of the config in force, empty before the first
 * @param projections in the order in which they take a fact
 * @param followers in the order in which they hear of it
 */
public record EngineState(
    long lastFact,
    long lastTime,
    long lastDecision,
    long unknownFacts,
    Optional<StateBytes> config,
    List<Part> projections,
    List<Part> followers) {
  private static final int LAYOUT = 1;

  public EngineState {
    projections = List.copyOf(projections);
    followers = List.copyOf(followers);
  }

  /**
   * The state of one projection or follower.
   *
   * @param algorithmVersion a follower has none: 0
   */
  public record Part(String name, int algorithmVersion, int stateVersion, StateBytes state) {
    static Part of(Projection projection) {
      return of(projection, projection.algorithmVersion());
    }

    static Part of(Follower follower) {
      return of(follower, 0);
    }

    private static Part of(Stateful stateful, int algorithmVersion) {
      StateWriter writer = new StateWriter();
      stateful.save(writer);
      return new Part(stateful.name(), algorithmVersion, stateful.stateVersion(), writer.toState());
    }

    /**
     * Hands the state over.
     *
     * @throws StateException if it is not that of what it is handed to
     */
    public void restoreTo(Stateful stateful) {
      StateReader reader = state.reader(name);
      stateful.restore(reader);
      reader.end();
    }

    private void write(StateWriter to) {
      to.putText(name).putInt(algorithmVersion).putInt(stateVersion);
      state.write(to);
    }

    private static Part read(StateReader from) {
      return new Part(from.takeText(), from.takeInt(), from.takeInt(), StateBytes.read(from));
    }

    @Override
    public String toString() {
      return algorithmVersion == 0
          ? String.format(Locale.ROOT, "%s (state %d)", name, stateVersion)
          : String.format(Locale.ROOT, "%s %d (state %d)", name, algorithmVersion, stateVersion);
    }
  }

  /** SHA-256 of the state's bytes: two runs are in the same state where these are the same. */
  public StateBytes hash() {
    StateWriter writer = new StateWriter();
    write(writer);
    return writer.toState().sha256();
  }

  /** The state of a follower, if it is in here. */
  public Optional<Part> follower(String name) {
    return followers.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** Writes all of it. */
  public void write(StateWriter to) {
    to.section("engine", LAYOUT)
        .putLong(lastFact)
        .putLong(lastTime)
        .putLong(lastDecision)
        .putLong(unknownFacts)
        .putOptional(config, (writer, bytes) -> bytes.write(writer))
        .putAll(projections, (writer, part) -> part.write(writer))
        .putAll(followers, (writer, part) -> part.write(writer));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StateException if it is something else
   */
  public static EngineState read(StateReader from) {
    from.section("engine", LAYOUT);
    return new EngineState(
        from.takeLong(),
        from.takeLong(),
        from.takeLong(),
        from.takeLong(),
        from.takeOptional(StateBytes::read),
        parts(from),
        parts(from));
  }

  private static List<Part> parts(StateReader from) {
    List<Part> parts = new ArrayList<>();
    from.forAll(reader -> parts.add(Part.read(reader)));
    return parts;
  }
}
