package io.headroom.forecast.training.panel;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.PanelHash;
import io.headroom.forecast.training.CanonicalJson;
import io.headroom.forecast.training.TrainingOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an ensemble was trained on, how, and what came of it. */
record PanelManifest(
    EnsembleRecipe recipe,
    TrainingOrigin origin,
    Panel known,
    NetworkDesign design,
    int dates,
    Map<Integer, PanelExamples> examples,
    List<TrainedNetwork> trained) {
  String toJson() {
    Map<String, Object> json = new TreeMap<>();
    json.put("model", "linear model's variance times exp(residual), members averaged in variance");
    json.put("loss", "QLIKE");
    json.put("horizon", design.horizon());
    json.put("offset", design.offset().name());
    json.put("guide", design.guide().name());
    json.put("data", data());
    json.put("settings", recipe.settings().specification());
    json.put("members", members());
    json.put("code", origin.code());
    json.put("machine", Map.of("blasKernel", origin.blasKernel(), "platform", origin.platform()));
    json.put("note", origin.note());
    return CanonicalJson.of(json);
  }

  private Map<String, Object> data() {
    Map<String, Object> json = new TreeMap<>();
    json.put("sha256", PanelHash.of(known));
    json.put("days", known.days());
    json.put("firstDay", date(0));
    json.put("lastDay", date(known.days() - 1));
    json.put("origins", dates);
    json.put("pool", design.pool());
    examples.forEach((steps, seen) -> json.put("examples" + steps + "Sha256", seen.hash()));
    return json;
  }

  private List<Object> members() {
    List<Object> members = new ArrayList<>();
    for (int k = 0; k < trained.size(); k++) {
      EnsembleRecipe.MemberRecipe member = recipe.members().get(k);
      members.add(
          Map.of(
              "shape", member.shape().specification(),
              "steps", member.steps(),
              "seed", member.seed(),
              "passes", trained.get(k).epoch(),
              "trainingQlike", trained.get(k).trainingLoss()));
    }
    return members;
  }

  private String date(int day) {
    return LocalDate.ofEpochDay(known.date(day)).toString();
  }
}
