package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** How values are written on the stream. */
public final class Json {
  private static final long NANOS = 1_000_000_000L;

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A number; null where it is unknown or unbounded. */
  static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  /** A number; null where it is unknown or unbounded. */
  static void add(ArrayNode json, double value) {
    if (Double.isFinite(value)) {
      json.add(value);
    } else {
      json.addNull();
    }
  }

  /** A time from ns since the epoch, ISO 8601 in UTC; null for 0, the time that is not known. */
  public static void putTime(ObjectNode json, String name, long nanos) {
    if (nanos == 0) {
      json.putNull(name);
    } else {
      json.put(name, time(nanos));
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
        .toString();
  }
}
