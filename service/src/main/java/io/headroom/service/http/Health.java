package io.headroom.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the service can do its work, check by check. */
public final class Health {
  private Health() {}

  /**
   * One check.
   *
   * @param problem what is missing, in words; empty if nothing is
   * @param data adds figures
   */
  public record Check(String name, Optional<String> problem, Consumer<ObjectNode> data) {}

  /** The process answers. */
  public static Answer live() {
    return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "UP"));
  }

  /** 200 if every check holds, else 503 with what does not. */
  public static Answer ready(List<Check> checks) {
    boolean up = checks.stream().allMatch(check -> check.problem().isEmpty());
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", text(up));
    ArrayNode list = json.putArray("checks");
    for (Check check : checks) {
      ObjectNode node = list.addObject().put("name", check.name());
      node.put("status", text(check.problem().isEmpty()));
      check.problem().ifPresent(problem -> node.put("reason", problem));
      check.data().accept(node.putObject("data"));
    }
    return Answer.json(up ? 200 : 503, json);
  }

  private static String text(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
