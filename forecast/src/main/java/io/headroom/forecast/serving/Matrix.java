package io.headroom.forecast.serving;

import java.util.Arrays;

/**
 * An immutable table of finite single-precision numbers, row after row.
 *
 * <p>Weights come as matrices and not as arrays, so that a shape that does not fit is found where
 * weights are put together and nobody can change them afterwards.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final float[] values;

  private Matrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * A matrix of these values.
   *
   * @param values {@code [rows][columns]}, row after row; copied
   * @throws IllegalArgumentException if their number does not fit or one is not finite
   */
  public static Matrix of(int rows, int columns, float... values) {
    if (rows < 1 || columns < 1 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "matrix: rows=" + rows + ", columns=" + columns + ": " + values.length + " values given");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "matrix: ["
                + i / columns
                + "]["
                + i % columns
                + "]="
                + values[i]
                + ": expected a finite number");
      }
    }
    return new Matrix(rows, columns, values.clone());
  }

  /** A matrix of one row. */
  public static Matrix row(float... values) {
    return of(1, values.length, values);
  }

  /** How many rows. */
  public int rows() {
    return rows;
  }

  /** How many columns. */
  public int columns() {
    return columns;
  }

  /** One value. */
  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** All values, row after row; a copy. */
  public float[] values() {
    return values.clone();
  }

  /** Throws unless the shape is this; {@code what} names the matrix in the message. */
  void requireShape(String what, int expectedRows, int expectedColumns) {
    if (rows != expectedRows || columns != expectedColumns) {
      throw new IllegalArgumentException(
          what
              + ": is "
              + rows
              + " x "
              + columns
              + ": expected "
              + expectedRows
              + " x "
              + expectedColumns);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + " x " + columns;
  }
}
