package io.headroom.replay;

import io.headroom.journal.DecisionSink;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordDiff;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordPrinter;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Takes computed decisions in order of their numbers and holds each against the journal's decision
 * of that number.
 */
final class Comparison implements DecisionSink, AutoCloseable {
  private final RecordCursor journal;
  private final RecordHeader header = new RecordHeader();
  private final RecordHeader computed = new RecordHeader();
  private long left;
  private long identical;
  private long different;
  private long missing;
  private Optional<ReplayReport.Difference> first = Optional.empty();

  private Comparison(RecordCursor journal, long count) {
    this.journal = journal;
    left = count;
  }

  /**
   * With so many of a reader's decisions.
   *
   * @param decisions closed with this
   * @param count {@link Long#MAX_VALUE} for all
   */
  static Comparison of(LogReader decisions, long count) {
    return new Comparison(new RecordCursor(decisions), count);
  }

  @Override
  public void onDecision(DirectBuffer buffer, int offset, int length) {
    if (!next()) {
      missing++;
      note(buffer, offset, length, "nothing", "a decision");
    } else if (RecordDiff.same(journal.header(header), computed.wrap(buffer, offset, length))) {
      identical++;
    } else {
      different++;
      if (first.isEmpty()) {
        first = Optional.of(difference(buffer, offset, length));
      }
    }
  }

  @Override
  public void afterFacts(long lastFact) {
    // Nothing is written, so there is nothing to finish.
  }

  /** Counts what is left of the journal and reports; ends the comparison. */
  ReplayReport report(long facts) {
    long extra = 0;
    while (next()) {
      extra++;
      note(journal.buffer(), journal.offset(), journal.length(), "a decision", "nothing");
    }
    long decisions = identical + different + extra;
    return new ReplayReport(
        facts, decisions, identical, different, missing, extra, first, List.of());
  }

  @Override
  public void close() {
    journal.close();
  }

  private boolean next() {
    boolean there = left > 0 && journal.next();
    left -= there ? 1 : 0;
    return there;
  }

  private ReplayReport.Difference difference(DirectBuffer buffer, int offset, int length) {
    computed.wrap(buffer, offset, length);
    journal.header(header);
    String type = RecordPrinter.typeName(header.templateId());
    return RecordDiff.firstDifference(header, computed)
        .map(
            field ->
                new ReplayReport.Difference(
                    header.number(),
                    type,
                    fieldName(field.path(), type),
                    field.journal(),
                    field.computed()))
        .orElseGet(
            () ->
                new ReplayReport.Difference(
                    header.number(), type, "", "other bytes outside any field", ""));
  }

  /** The path within the record: the type says the rest. */
  private static String fieldName(String path, String type) {
    return path.startsWith(type + ".") ? path.substring(type.length() + 1) : path;
  }

  private void note(
      DirectBuffer buffer, int offset, int length, String inJournal, String inComputation) {
    if (first.isEmpty()) {
      header.wrap(buffer, offset, length);
      first =
          Optional.of(
              new ReplayReport.Difference(
                  header.number(),
                  RecordPrinter.typeName(header.templateId()),
                  "",
                  inJournal,
                  inComputation));
    }
  }
}
