package io.headroom.replay;

import io.headroom.journal.FactHandler;
import io.headroom.journal.FactReader;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.SessionStartedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions of the algorithms that a journal's decisions were computed with, as the session that
 * began it says. Other versions give other decisions from the same facts, so they are told before
 * anything is compared.
 */
public final class AlgorithmVersions implements FactHandler {
  private final Map<String, Integer> versions = new TreeMap<>();
  private String build = "";
  private boolean read;

  private AlgorithmVersions() {}

  /**
   * Refuses a journal whose decisions this release cannot compute; an empty one passes.
   *
   * @throws JournalException naming both releases' versions
   */
  public static void check(Journal journal) {
    AlgorithmVersions journaled = new AlgorithmVersions();
    try (FactReader reader = journal.readFacts(1)) {
      reader.poll(journaled);
    }
    if (journaled.read) {
      journaled.compare(journal.id(), Projections.create().inOrder());
    }
  }

  @Override
  public void onSessionStarted(RecordHeader header, SessionStartedDecoder fact) {
    if (read) {
      return;
    }
    read = true;
    for (SessionStartedDecoder.ProjectionsDecoder projection : fact.projections()) {
      int version = projection.algorithmVersion();
      versions.put(projection.projection(), version);
    }
    build = fact.build();
  }

  private void compare(String journal, List<Projection> projections) {
    List<String> theirs = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (Projection projection : projections) {
      int version = versions.getOrDefault(projection.name(), 0);
      if (version != projection.algorithmVersion()) {
        theirs.add(projection.name() + " " + version);
        ours.add(projection.name() + " " + projection.algorithmVersion());
      }
    }
    if (!theirs.isEmpty()) {
      throw new JournalException(
          "journal "
              + journal
              + " was computed by release "
              + build
              + " with algorithm "
              + String.join(", ", theirs)
              + "; this release has "
              + String.join(", ", ours)
              + ": use that release to replay or go on with it, or begin another journal");
    }
  }
}
