package io.headroom.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Prints any record as one JSON object on one line, by the record schema alone.
 *
 * <p>{@code type}, {@code number} and {@code journalTime} come first, then the fields in the
 * schema's order and under its names. A time is printed as nanoseconds since the epoch and again,
 * under its name and {@code Utc}, as ISO-8601 with nine decimals; a date as ISO-8601; an
 * enumeration by its name; a set as its names with spaces between them; an exact decimal as a
 * number with all its digits. A NaN is {@code null}, infinities are the strings {@code "Infinity"}
 * and {@code "-Infinity"}. Hashes, and bytes that are no clean UTF-8, are in hexadecimal, the
 * latter under their name and {@code Hex}. A record of a type that this release does not know is
 * printed as {@code template N} with its {@code bodyHex}.
 */
public final class RecordPrinter {
  private static final Set<String> TIMES =
      Set.of(
          "journalTime",
          "wallClock",
          "sourceTime",
          "due",
          "sessionOpen",
          "sessionClose",
          "asOf",
          "origin",
          "cut");
  private static final Set<String> DATES =
      Set.of(
          "date",
          "throughDate",
          "sessionDate",
          "originDate",
          "firstScenarioDate",
          "lastScenarioDate");
  private static final Set<String> HASHES =
      Set.of(
          "artifactHash",
          "challengerHash",
          "configHash",
          "contentHash",
          "modelHash",
          "networkHash");
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);
  private static final long NANOS = 1_000_000_000L;

  /** Template ids up to this one are facts. */
  private static final int LAST_FACT = 99;

  private final RecordHeader header = new RecordHeader();

  /** The record as JSON, without an end of line. */
  public String print(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset, length);
    JsonWriter json = new JsonWriter();
    JsonFields fields = new JsonFields(json);
    json.beginObject().string("type", typeName(header.templateId()));
    fields.number("number", Long.toString(header.number()));
    fields.number("journalTime", Long.toString(header.journalTime()));
    if (RecordSchema.message(header.templateId()).isEmpty()) {
      byte[] body = new byte[length - RecordHeader.LENGTH];
      buffer.getBytes(offset + RecordHeader.LENGTH, body);
      json.string("bodyHex", HexFormat.of().formatHex(body));
    } else {
      RecordWalker.walk(header, fields);
    }
    return json.endObject().toString();
  }

  /** The name of a record type, or {@code template N} if this release does not know it. */
  public static String typeName(int templateId) {
    return RecordSchema.typeName(templateId);
  }

  /** The template id of a record type; empty if there is none of that name. */
  public static OptionalInt templateId(String typeName) {
    return RecordSchema.templateId(typeName);
  }

  /** The names of all types of facts, in order of their template ids. */
  public static List<String> factTypes() {
    return RecordSchema.typeNames(1, LAST_FACT);
  }

  /** The names of all types of decisions, in order of their template ids. */
  public static List<String> decisionTypes() {
    return RecordSchema.typeNames(LAST_FACT + 1, Integer.MAX_VALUE);
  }

  private record JsonFields(JsonWriter json) implements FieldVisitor {
    @Override
    public void number(String name, String value) {
      if (DATES.contains(name)) {
        json.string(name, LocalDate.ofEpochDay(Long.parseLong(value)).toString());
        return;
      }
      json.literal(name, value);
      if (TIMES.contains(name)) {
        json.string(name + "Utc", utc(Long.parseLong(value)));
      }
    }

    @Override
    public void real(String name, double value) {
      if (Double.isNaN(value)) {
        json.literal(name, "null");
      } else if (Double.isInfinite(value)) {
        json.string(name, Double.toString(value));
      } else {
        json.literal(name, Double.toString(value));
      }
    }

    @Override
    public void text(String name, String value) {
      json.string(name, value);
    }

    @Override
    public void bytes(String name, byte[] value) {
      json.string(HASHES.contains(name) ? name : name + "Hex", HexFormat.of().formatHex(value));
    }

    @Override
    public void beginGroup(String name, int entries) {
      json.beginArray(name);
    }

    @Override
    public void beginEntry(int index) {
      json.beginObject();
    }

    @Override
    public void endEntry() {
      json.endObject();
    }

    @Override
    public void endGroup() {
      json.endArray();
    }

    private static String utc(long nanos) {
      return UTC.format(
          Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
    }
  }
}
