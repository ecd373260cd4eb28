package io.headroom.forecast.lab;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a panel from text: a header with the instruments' names, then a row per day, its date
 * first. A value that is empty or zero is missing: no variance is zero.
 */
public final class PanelCsv {
  private final String source;
  private final boolean squareRoots;
  private int missing;

  private PanelCsv(String source, boolean squareRoots) {
    this.source = source;
    this.squareRoots = squareRoots;
  }

  /**
   * What was read.
   *
   * @param missing values that were empty or zero
   */
  public record Read(Panel panel, int missing) {}

  /**
   * Reads.
   *
   * @param source the file's name, for messages
   * @param squareRoots whether the values are square roots of daily variances; else they are
   *     variances; decimal, not percent
   * @throws IllegalArgumentException that names the line and what is wrong with it
   */
  public static Read read(String source, List<String> lines, boolean squareRoots) {
    PanelCsv csv = new PanelCsv(source, squareRoots);
    Panel panel = csv.panel(lines);
    return new Read(panel, csv.missing);
  }

  private Panel panel(List<String> lines) {
    if (lines.isEmpty()) {
      throw wrong(1, "expected a header: a name for the date, then the instruments' names");
    }
    String[] header = lines.get(0).split(",", -1);
    List<String> instruments = Arrays.stream(header).skip(1).map(String::strip).toList();
    if (instruments.isEmpty() || instruments.contains("")) {
      throw wrong(1, "expected a header: a name for the date, then the instruments' names");
    }
    List<Integer> dates = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      if (!lines.get(line).isBlank()) {
        String[] cells = lines.get(line).split(",", -1);
        rows.add(row(line + 1, cells, instruments));
        dates.add(date(line + 1, cells[0], dates));
      }
    }
    int[] days = dates.stream().mapToInt(Integer::intValue).toArray();
    return Panel.of(source, instruments, days, rows.toArray(double[][]::new));
  }

  private double[] row(int line, String[] cells, List<String> instruments) {
    if (cells.length != instruments.size() + 1) {
      throw wrong(
          line, cells.length + " columns: expected " + (instruments.size() + 1) + " as in line 1");
    }
    double[] row = new double[instruments.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(line, instruments.get(i), cells[i + 1].strip());
    }
    return row;
  }

  private double value(int line, String instrument, String cell) {
    double value = 0;
    try {
      value = cell.isEmpty() ? 0 : Double.parseDouble(cell);
    } catch (NumberFormatException notANumber) {
      throw wrong(line, instrument + ": '" + cell + "': expected a number");
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(line, instrument + ": " + cell + ": expected a finite number, not below zero");
    }
    if (value == 0) {
      missing++;
      return Double.NaN;
    }
    return squareRoots ? value * value : value;
  }

  private int date(int line, String cell, List<Integer> before) {
    try {
      int date = Math.toIntExact(LocalDate.parse(cell.strip()).toEpochDay());
      if (!before.isEmpty() && date <= before.get(before.size() - 1)) {
        throw wrong(line, cell + ": expected a later date than the row before");
      }
      return date;
    } catch (DateTimeParseException notADate) {
      throw wrong(line, "'" + cell + "': expected a date as 2013-10-07");
    }
  }

  private IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException(source + ", line " + line + ": " + what);
  }
}
