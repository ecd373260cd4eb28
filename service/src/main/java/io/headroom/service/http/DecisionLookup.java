package io.headroom.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordLog;
import io.headroom.journal.RecordPrinter;
import io.headroom.service.access.Claims;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a decision in the journal, for those who may see it. Reads the journal: it may take time.
 */
public final class DecisionLookup {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RecordLog decisions;

  public DecisionLookup(RecordLog decisions) {
    this.decisions = decisions;
  }

  /**
   * A decision as JSON.
   *
   * @param number as it stands in the request
   */
  public Answer get(String number, Claims claims) {
    Optional<ObjectNode> record =
        NUMBER.matcher(number).matches() ? read(Long.parseLong(number)) : Optional.empty();
    if (record.isEmpty()) {
      return Answer.problem(404, "not-found", "there is no decision " + number);
    }
    if (!maySee(record.get(), claims)) {
      return Answer.problem(
          403, "forbidden", "decision " + number + " is about a scope that is not yours to see");
    }
    return Answer.json(200, withoutOthers(record.get(), claims));
  }

  private Optional<ObjectNode> read(long number) {
    if (number > decisions.durable()) {
      return Optional.empty();
    }
    try (RecordCursor records = new RecordCursor(decisions.reader(number))) {
      return records.next() ? Optional.of(print(records)) : Optional.empty();
    }
  }

  private static ObjectNode print(RecordCursor records) {
    String text = new RecordPrinter().print(records.buffer(), records.offset(), records.length());
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a printed record is JSON: " + text, e);
    }
  }

  private static boolean maySee(JsonNode record, Claims claims) {
    return !record.has("scope") || claims.sees(record.path("scope").asText());
  }

  /**
   * A limit's record tells how far the limits above it are used; that is for those who see them.
   */
  private static ObjectNode withoutOthers(ObjectNode record, Claims claims) {
    for (JsonNode above : record.path("scopes")) {
      if (!claims.sees(above.path("path").asText())) {
        ((ObjectNode) above).putNull("utilisation");
      }
    }
    return record;
  }
}
