package io.headroom.service.report;

import java.util.List;

/**
 * What an evaluation's page shows.
 *
 * @param origin what the numbers were made from: the panel's file, its SHA-256, the days
 * @param settings how: windows, replications, seeds
 * @param sections one per horizon, in the order to be shown
 */
public record EvaluationPage(
    String title, List<Fact> origin, List<Fact> settings, List<EvaluationSection> sections) {
  public EvaluationPage {
    origin = List.copyOf(origin);
    settings = List.copyOf(settings);
    sections = List.copyOf(sections);
  }

  /** A name and what it stands for, as they are to be read. */
  public record Fact(String name, String value) {}
}
