package io.headroom.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the service can do its work, check by check. */
public final class Health {
  private static final String UP = "UP";
  private static final String DEGRADED = "DEGRADED";
  private static final String DOWN = "DOWN";

  private Health() {}

  /**
   * One check.
   *
   * @param problem what is missing, in words; empty if nothing is
   * @param vital whether the service cannot do its work with this problem
   * @param data adds figures
   */
  public record Check(
      String name, Optional<String> problem, boolean vital, Consumer<ObjectNode> data) {
    /** One of something without which the service cannot do its work. */
    public Check(String name, Optional<String> problem, Consumer<ObjectNode> data) {
      this(name, problem, true, data);
    }

    /** One of something that somebody has to see to, while the service does its work. */
    public static Check ofSomethingLess(
        String name, Optional<String> problem, Consumer<ObjectNode> data) {
      return new Check(name, problem, false, data);
    }

    private String status() {
      return problem.isEmpty() ? UP : vital ? DOWN : DEGRADED;
    }
  }

  /** The process answers. */
  public static Answer live() {
    return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", UP));
  }

  /** 200 if every vital check holds, else 503; says which do not hold and why. */
  public static Answer ready(List<Check> checks) {
    String status = worst(checks);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", status);
    ArrayNode list = json.putArray("checks");
    for (Check check : checks) {
      ObjectNode node = list.addObject().put("name", check.name());
      node.put("status", check.status());
      check.problem().ifPresent(problem -> node.put("reason", problem));
      check.data().accept(node.putObject("data"));
    }
    return Answer.json(status.equals(DOWN) ? 503 : 200, json);
  }

  private static String worst(List<Check> checks) {
    List<String> all = checks.stream().map(Check::status).toList();
    return all.contains(DOWN) ? DOWN : all.contains(DEGRADED) ? DEGRADED : UP;
  }
}
