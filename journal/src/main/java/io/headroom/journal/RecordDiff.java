package io.headroom.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/** Finds the field in which two records differ. */
public final class RecordDiff {
  private static final int BEFORE_VERSION = 6;
  private static final int AFTER_VERSION = 8;

  private RecordDiff() {}

  /**
   * The first difference between a record of the journal and the one that was computed in its
   * place, for people; empty if every field is the same.
   *
   * @return for example {@code VolatilityForecast.oneDayVariance: journal 1.2E-4, computed 1.3E-4}
   */
  public static Optional<String> firstDifference(
      DirectBuffer journal,
      int journalOffset,
      int journalLength,
      DirectBuffer computed,
      int computedOffset,
      int computedLength) {
    RecordHeader a = new RecordHeader().wrap(journal, journalOffset, journalLength);
    RecordHeader b = new RecordHeader().wrap(computed, computedOffset, computedLength);
    return firstDifference(a, b).map(FieldDifference::toString);
  }

  /** The first field, in the schema's order, in which two records differ; empty if none does. */
  public static Optional<FieldDifference> firstDifference(
      RecordHeader journal, RecordHeader computed) {
    if (journal.templateId() != computed.templateId()) {
      return Optional.of(
          new FieldDifference(
              "type",
              RecordSchema.typeName(journal.templateId()),
              RecordSchema.typeName(computed.templateId())));
    }
    String type = RecordSchema.typeName(journal.templateId());
    List<Field> fields = fields(journal);
    boolean older = journal.version() < computed.version();
    return older
        ? firstDifference(type, fields, knownTo(fields, fields(computed)))
        : firstDifference(type, fields, fields(computed));
  }

  /**
   * Whether a record of the journal is the one that was computed in its place: byte for byte, or if
   * it was written under an older schema, in every field that there was then.
   */
  public static boolean same(RecordHeader journal, RecordHeader computed) {
    if (RecordBytes.equal(
        journal.buffer(),
        journal.offset(),
        journal.length(),
        computed.buffer(),
        computed.offset(),
        computed.length())) {
      return true;
    }
    return journal.version() < computed.version()
        && journal.templateId() == computed.templateId()
        && journal.number() == computed.number()
        && (equalButVersion(journal, computed) || firstDifference(journal, computed).isEmpty());
  }

  private static boolean equalButVersion(RecordHeader a, RecordHeader b) {
    int rest = a.length() - AFTER_VERSION;
    return a.length() == b.length()
        && RecordBytes.equal(
            a.buffer(), a.offset(), BEFORE_VERSION, b.buffer(), b.offset(), BEFORE_VERSION)
        && RecordBytes.equal(
            a.buffer(),
            a.offset() + AFTER_VERSION,
            rest,
            b.buffer(),
            b.offset() + AFTER_VERSION,
            rest);
  }

  /** The fields that an older record has, with a newer one's values, and its own version. */
  private static List<Field> knownTo(List<Field> older, List<Field> newer) {
    List<Field> known = new ArrayList<>(older.subList(0, 1));
    int next = 1;
    for (Field field : older.subList(1, older.size())) {
      while (next < newer.size() && !newer.get(next).path().equals(field.path())) {
        next++;
      }
      if (next < newer.size()) {
        known.add(newer.get(next++));
      }
    }
    return known;
  }

  /**
   * A field that differs.
   *
   * @param path for example {@code RiskAssessed.holdings[2].mark}
   */
  public record FieldDifference(String path, String journal, String computed) {
    @Override
    public String toString() {
      return path + ": journal " + journal + ", computed " + computed;
    }
  }

  private static Optional<FieldDifference> firstDifference(
      String type, List<Field> journal, List<Field> computed) {
    int common = Math.min(journal.size(), computed.size());
    for (int i = 0; i < common; i++) {
      if (!journal.get(i).equals(computed.get(i))) {
        return Optional.of(
            new FieldDifference(
                type + "." + journal.get(i).path(),
                journal.get(i).value(),
                computed.get(i).value()));
      }
    }
    return Optional.empty();
  }

  private static List<Field> fields(RecordHeader header) {
    FieldLister lister = new FieldLister();
    lister.number("schemaVersion", Integer.toString(header.version()));
    lister.number("number", Long.toString(header.number()));
    lister.number("journalTime", Long.toString(header.journalTime()));
    if (!RecordSchema.message(header.templateId()).isEmpty()) {
      RecordWalker.walk(header, lister);
    }
    return lister.fields;
  }

  private record Field(String path, String value) {}

  private static final class FieldLister implements FieldVisitor {
    private final List<Field> fields = new ArrayList<>();
    private final Deque<String> groups = new ArrayDeque<>();
    private String prefix = "";

    @Override
    public void number(String name, String value) {
      fields.add(new Field(prefix + name, value));
    }

    @Override
    public void real(String name, double value) {
      number(name, Double.isNaN(value) ? nan(value) : Double.toString(value));
    }

    @Override
    public void text(String name, String value) {
      number(name, value);
    }

    @Override
    public void bytes(String name, byte[] value) {
      number(name, HexFormat.of().formatHex(value));
    }

    @Override
    public void beginGroup(String name, int entries) {
      number(name, entries + " entries");
      groups.push(prefix + name);
    }

    @Override
    public void beginEntry(int index) {
      prefix = groups.element() + "[" + index + "].";
    }

    @Override
    public void endEntry() {
      prefix = "";
    }

    @Override
    public void endGroup() {
      groups.pop();
    }

    /** There are many NaNs, and records are compared bit by bit. */
    private static String nan(double value) {
      long bits = Double.doubleToRawLongBits(value);
      return bits == 0x7ff8000000000000L ? "NaN" : "NaN 0x" + Long.toHexString(bits);
    }
  }
}
