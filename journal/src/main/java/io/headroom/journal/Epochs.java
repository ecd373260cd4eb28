package io.headroom.journal;

import io.headroom.journal.record.SessionStartedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The epochs of a journal, as its {@code SessionStarted} facts tell them. */
public final class Epochs implements Follower {
  private static final String NAME = "epochs";

  private final List<Epoch> epochs = new ArrayList<>();

  /** Of no fact yet. */
  public Epochs() {}

  /** Of all facts of a journal. */
  public static Epochs of(Journal journal) {
    Epochs epochs = new Epochs();
    try (FactReader reader = journal.readFacts(1)) {
      int read = 1;
      while (read > 0) {
        read = reader.poll(epochs);
      }
    }
    return epochs;
  }

  /** In order; none in a journal in which nobody has said who runs. */
  public List<Epoch> all() {
    return List.copyOf(epochs);
  }

  /**
   * The epoch in which these projections decide: the last one if their algorithm versions are its
   * own, else one that begins with the next fact.
   */
  public Epoch of(List<? extends Projection> projections, long lastFact) {
    if (epochs.isEmpty()) {
      return Epoch.first(projections);
    }
    Epoch last = epochs.get(epochs.size() - 1);
    return last.isOf(projections) ? last : last.next(projections, lastFact + 1);
  }

  @Override
  public void onSessionStarted(RecordHeader header, SessionStartedDecoder fact) {
    // Before schema 3 no journal went on with other algorithms.
    boolean told = fact.epoch() != SessionStartedDecoder.epochNullValue();
    long number = told ? fact.epoch() : 1;
    long firstFact = told ? fact.epochStart() : 1;
    if (epochs.isEmpty() || number > epochs.get(epochs.size() - 1).number()) {
      SortedMap<String, Integer> versions = new TreeMap<>();
      for (SessionStartedDecoder.ProjectionsDecoder projection : fact.projections()) {
        int version = projection.algorithmVersion();
        versions.put(projection.projection(), version);
      }
      epochs.add(new Epoch(number, firstFact, versions, fact.build()));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state.putInt(epochs.size());
    for (Epoch epoch : epochs) {
      state.putLong(epoch.number()).putLong(epoch.firstFact()).putInt(epoch.algorithms().size());
      epoch.algorithms().forEach((name, version) -> state.putText(name).putInt(version));
      state.putText(epoch.build());
    }
  }

  @Override
  public void restore(StateReader state) {
    for (int left = state.takeInt(); left > 0; left--) {
      long number = state.takeLong();
      long firstFact = state.takeLong();
      SortedMap<String, Integer> versions = new TreeMap<>();
      for (int names = state.takeInt(); names > 0; names--) {
        String name = state.takeText();
        versions.put(name, state.takeInt());
      }
      epochs.add(new Epoch(number, firstFact, versions, state.takeText()));
    }
  }
}
