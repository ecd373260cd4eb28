package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.explanation.AttentionWeights;
import io.headroom.forecast.explanation.AttentionWeights.Head;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.Matrix;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the heads of a Transformer looked at, for people and for programs, and headed as that.
 *
 * <p>The text shows what the last step looked at, for that is what the forecast is read from; along
 * instruments what they looked at in the last step. The JSON has all weights.
 */
record AttentionReport(AttentionWeights weights) {
  private static final String WHAT_IT_IS =
      "What the heads of the Transformer looked at. This does not explain its forecast: a weight says"
          + " how much of a token a head took in, not what came of it.";

  String toText() {
    List<Head> last = weights.heads().stream().filter(this::isOfTheLastStep).toList();
    StringBuilder text = new StringBuilder(WHAT_IT_IS).append('\n');
    String before = "";
    for (Head head : last) {
      String title = title(head);
      if (!title.equals(before)) {
        text.append('\n').append(title).append('\n').append(columns(head));
      }
      before = title;
      text.append(rows(head));
    }
    return text.toString().stripTrailing();
  }

  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("what", WHAT_IT_IS);
    ArrayNode instruments = json.putArray("instruments");
    weights.instruments().forEach(instruments::add);
    ArrayNode steps = json.putArray("steps");
    weights.steps().forEach(steps::add);
    ArrayNode heads = json.putArray("heads");
    weights.heads().forEach(head -> put(heads.addObject(), head));
    return json.toString();
  }

  private void put(ObjectNode json, Head head) {
    json.put("block", head.block() + 1);
    json.put("head", head.number() + 1);
    json.put("axis", head.axis().toString());
    json.put("within", weights.sequence(head));
    ArrayNode rows = json.putArray("weights");
    for (int row = 0; row < head.weights().rows(); row++) {
      ArrayNode columns = rows.addArray();
      for (int column = 0; column < head.weights().columns(); column++) {
        columns.add(Decimals.shortest(head.weights().at(row, column)));
      }
    }
  }

  private boolean isOfTheLastStep(Head head) {
    return head.axis() == Axis.TIME || head.sequence() == weights.steps().size() - 1;
  }

  private String title(Head head) {
    String last = weights.steps().get(weights.steps().size() - 1);
    return String.format(
        Locale.ROOT,
        head.axis() == Axis.TIME
            ? "block %d, along time: what each instrument's step %s looked at"
            : "block %d, along instruments: what each instrument looked at in step %s",
        head.block() + 1,
        last);
  }

  private String columns(Head head) {
    return line("instrument", "head", weights.tokens(head.axis()));
  }

  private String rows(Head head) {
    Matrix table = head.weights();
    if (head.axis() == Axis.TIME) {
      return row(weights.sequence(head), head, table.rows() - 1);
    }
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < table.rows(); row++) {
      rows.append(row(weights.instruments().get(row), head, row));
    }
    return rows.toString();
  }

  private static String row(String name, Head head, int row) {
    List<String> values =
        IntStream.range(0, head.weights().columns())
            .mapToObj(column -> Decimals.fixed(head.weights().at(row, column), 3))
            .toList();
    return line(name, Integer.toString(head.number() + 1), values);
  }

  private static String line(String name, String head, List<String> values) {
    return String.format(Locale.ROOT, "%-12s %4s ", name, head)
        + values.stream()
            .map(value -> String.format(Locale.ROOT, " %10s", value))
            .collect(Collectors.joining())
        + "\n";
  }
}
