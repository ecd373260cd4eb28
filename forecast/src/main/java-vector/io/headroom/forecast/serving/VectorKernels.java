package io.headroom.forecast.serving;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API. Found by name where the JVM has its module; see {@link Form}.
 *
 * <p>Everything between reading and writing an array stands in one method: the compiler keeps a
 * vector in a register only where it has inlined all that the vector goes through, and whether it
 * inlines a method of ours hangs on what it compiled before.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  @Override
  public int lanes() {
    return WIDTH;
  }

  @Override
  public Dense dense(int inner, int columns) {
    return new VectorDense(inner, columns);
  }

  @Override
  public void tanh(float[] in, float[] out, int count) {
    int i = 0;
    for (; i <= count - WIDTH; i += WIDTH) {
      FloatVector x =
          FloatVector.fromArray(LANES, in, i).min(Functions.TANH_LIMIT).max(-Functions.TANH_LIMIT);
      FloatVector u = x.mul(x);
      FloatVector p =
          FloatVector.broadcast(LANES, Functions.TANH_P4)
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_P3))
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_P2))
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_P1))
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_P0));
      FloatVector q =
          FloatVector.broadcast(LANES, Functions.TANH_Q4)
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_Q3))
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_Q2))
              .fma(u, FloatVector.broadcast(LANES, Functions.TANH_Q1))
              .fma(u, FloatVector.broadcast(LANES, 1f));
      p.mul(x).div(q).intoArray(out, i);
    }
    for (; i < count; i++) {
      out[i] = Functions.tanh(in[i]);
    }
  }

  @Override
  public void exp(float[] in, float[] out, int count) {
    int i = 0;
    for (; i <= count - WIDTH; i += WIDTH) {
      FloatVector x =
          FloatVector.fromArray(LANES, in, i).min(Functions.EXP_HIGHEST).max(Functions.EXP_LOWEST);
      FloatVector shifted =
          x.fma(
              FloatVector.broadcast(LANES, Functions.LOG2_E),
              FloatVector.broadcast(LANES, Functions.ROUNDER));
      FloatVector whole = shifted.sub(Functions.ROUNDER);
      FloatVector r = whole.fma(FloatVector.broadcast(LANES, -Functions.LN2_HIGH), x);
      r = whole.fma(FloatVector.broadcast(LANES, -Functions.LN2_LOW), r);
      FloatVector c =
          FloatVector.broadcast(LANES, Functions.EXP_C4)
              .fma(r, FloatVector.broadcast(LANES, Functions.EXP_C3))
              .fma(r, FloatVector.broadcast(LANES, Functions.EXP_C2))
              .fma(r, FloatVector.broadcast(LANES, Functions.EXP_C1))
              .fma(r, FloatVector.broadcast(LANES, Functions.EXP_C0));
      IntVector exponent = shifted.reinterpretAsInts().sub(Functions.ROUNDER_BITS);
      IntVector first = exponent.lanewise(VectorOperators.ASHR, 1);
      IntVector second = exponent.sub(first);
      c.fma(r.mul(r), r)
          .add(1f)
          .mul(
              first
                  .add(Functions.EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, Functions.FRACTION_BITS)
                  .reinterpretAsFloats())
          .mul(
              second
                  .add(Functions.EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, Functions.FRACTION_BITS)
                  .reinterpretAsFloats())
          .intoArray(out, i);
    }
    for (; i < count; i++) {
      out[i] = Functions.exp(in[i]);
    }
  }

  @Override
  public void lstmCells(float[] gates, float[] cells, int rows, int units) {
    FloatVector half = FloatVector.broadcast(LANES, 0.5f);
    for (int row = 0; row < rows; row++) {
      int candidate = row * LstmParameters.GATES * units;
      int cell = row * units;
      for (int u = 0; u < units; u += WIDTH) {
        FloatVector forget =
            half.fma(FloatVector.fromArray(LANES, gates, candidate + units + u), half);
        FloatVector input =
            half.fma(FloatVector.fromArray(LANES, gates, candidate + 3 * units + u), half);
        FloatVector kept = forget.mul(FloatVector.fromArray(LANES, cells, cell + u));
        input
            .fma(FloatVector.fromArray(LANES, gates, candidate + u), kept)
            .intoArray(cells, cell + u);
      }
    }
  }

  @Override
  public void lstmHidden(
      float[] gates, float[] cellTanh, int rows, int units, float[] hidden, int from, int stride) {
    FloatVector half = FloatVector.broadcast(LANES, 0.5f);
    for (int row = 0; row < rows; row++) {
      int output = (row * LstmParameters.GATES + 2) * units;
      int to = from + row * stride;
      for (int u = 0; u < units; u += WIDTH) {
        half.fma(FloatVector.fromArray(LANES, gates, output + u), half)
            .mul(FloatVector.fromArray(LANES, cellTanh, row * units + u))
            .intoArray(hidden, to + u);
      }
    }
  }
}
