package io.headroom.forecast.lab;

import io.headroom.forecast.lab.Regions.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Logarithms of mean variances over lags of the instrument's own, of all instruments and of regions
 * (Corsi 2009, extended as in "HARd to beat", Branco, Rubesam and Zevallos 2024): a list of terms,
 * put together by name.
 */
final class PanelDesign implements Design {
  /** All designs leave out as many days, so that they are fitted to the same rows. */
  static final int BURN_IN = 65;

  private interface Term {
    double value(Panel known, int origin, int instrument);
  }

  private final List<Term> terms = new ArrayList<>();
  private boolean calendar;
  private boolean others;
  private boolean regions;

  /** The instrument's own: {@code ln(mean of the last lag variances)} for each lag. */
  PanelDesign own(int... lags) {
    for (int lag : lags) {
      terms.add((known, origin, i) -> known.logMean(lag, origin, i));
    }
    return this;
  }

  /** The instrument's own mean of the last logarithms for each lag, as is common. */
  PanelDesign ownMeansOfLogs(int... lags) {
    for (int lag : lags) {
      terms.add((known, origin, i) -> meanOfLogs(known, lag, origin, i));
    }
    return this;
  }

  /** The instrument's own daily variances some days ago. */
  PanelDesign ownDaysAgo(int... ago) {
    for (int days : ago) {
      terms.add((known, origin, i) -> known.logMean(1, origin - days, i));
    }
    return this;
  }

  /** The average of {@link #own}'s over all instruments. */
  PanelDesign all(int... lags) {
    for (int lag : lags) {
      terms.add((known, origin, i) -> known.averageLogMean(lag, origin));
    }
    return this;
  }

  /** The average of {@link #own}'s over a region's instruments; needs one of them. */
  PanelDesign region(Region region, int... lags) {
    regions = true;
    for (int lag : lags) {
      terms.add((known, origin, i) -> average(known, Regions.of(known, region), lag, origin));
    }
    return this;
  }

  /** Yesterday's variance of each other instrument. */
  PanelDesign others() {
    others = true;
    return this;
  }

  /** What the calendar says of the next row, see {@link TargetCalendar}. */
  PanelDesign calendar() {
    calendar = true;
    return this;
  }

  @Override
  public int columns(Panel panel) {
    return terms.size() + (others ? panel.width() - 1 : 0) + (calendar ? TargetCalendar.COUNT : 0);
  }

  @Override
  public int burnIn() {
    return BURN_IN;
  }

  @Override
  public Optional<String> notApplicable(Panel panel) {
    if (regions && Regions.of(panel, Region.UNITED_STATES).length == 0) {
      return Optional.of("no instrument of the panel is known as an index of the United States");
    }
    return Optional.empty();
  }

  @Override
  public void fill(Panel known, int origin, int instrument, double[] row) {
    int at = 0;
    for (Term term : terms) {
      row[at++] = term.value(known, origin, instrument);
    }
    for (int i = 0; others && i < known.width(); i++) {
      if (i != instrument) {
        row[at++] = known.logMean(1, origin, i);
      }
    }
    if (calendar) {
      TargetCalendar.fill(known, origin, row, at);
    }
  }

  private static double meanOfLogs(Panel known, int lag, int origin, int instrument) {
    double sum = 0;
    for (int day = origin - lag + 1; day <= origin; day++) {
      sum += known.logMean(1, day, instrument);
    }
    return sum / lag;
  }

  private static double average(Panel known, int[] members, int lag, int origin) {
    double sum = 0;
    for (int member : members) {
      sum += known.logMean(lag, origin, member);
    }
    return sum / members.length;
  }
}
