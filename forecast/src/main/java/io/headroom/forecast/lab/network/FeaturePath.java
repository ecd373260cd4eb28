package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import java.util.ArrayList;
import java.util.List;

/** Features and offsets of all days, as networks see them that are estimated at one of the days. */
final class FeaturePath {
  private final List<PanelFeature> features = PanelFeature.all();
  private final View view;
  private final OffsetPath guides;
  private final OffsetPath offsets;
  private final List<float[]> rows = new ArrayList<>();
  private final List<double[]> offsetRows = new ArrayList<>();

  /**
   * @param guides of the next row
   * @param offsets of the networks' horizon
   */
  FeaturePath(CrossSection section, OffsetPath guides, OffsetPath offsets) {
    view = new View(section);
    this.guides = guides;
    this.offsets = offsets;
  }

  /** Takes the days that it has not seen yet. */
  void extend(Panel known) {
    for (int day = rows.size(); day < known.days(); day++) {
      double[] offset = offsets.at(day, known);
      view.advance(known, guides.at(day, known), offset);
      offsetRows.add(offset);
      rows.add(row());
    }
  }

  private float[] row() {
    int width = view.section.width();
    float[] row = new float[width * features.size()];
    int at = 0;
    for (int i = 0; i < width; i++) {
      for (PanelFeature feature : features) {
        row[at++] = (float) feature.value().of(view, i);
      }
    }
    return row;
  }

  int featureCount() {
    return features.size();
  }

  /** Of a day, {@code [instruments][features]}, raw; not to be changed. */
  float[] row(int day) {
    return rows.get(day);
  }

  /** Log forecasts of the linear model made at a day's end; not to be changed. */
  double[] offset(int day) {
    return offsetRows.get(day);
  }
}
