package io.headroom.forecast.training.panel;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers of ours as arrays of Deeplearning4j's in one precision, row-major, and back. */
record NdArrays(DataType precision) {
  INDArray of(float[] values, long... shape) {
    return Nd4j.createFromArray(values).castTo(precision).reshape('c', shape);
  }

  /** Of as many numbers as the shape needs, from an index on. */
  INDArray of(double[] values, int from, long... shape) {
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    double[] part = Arrays.copyOfRange(values, from, from + length);
    return Nd4j.createFromArray(part).castTo(precision).reshape('c', shape);
  }

  /** Copies an array's values, row-major whatever their order in memory, to an index and on. */
  static void read(INDArray array, double[] to, int at) {
    double[] values = array.dup('c').data().asDouble();
    System.arraycopy(values, 0, to, at, values.length);
  }
}
