package io.headroom.forecast.explanation;

import java.util.ArrayList;
import java.util.List;

/** Layers one after the other. */
final class Chain implements Layer {
  private final List<Layer> layers;

  Chain(List<? extends Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  @Override
  public Pass apply(double[][] in) {
    List<Pass> passes = new ArrayList<>();
    double[][] at = in;
    for (Layer layer : layers) {
      Pass pass = layer.apply(at);
      passes.add(pass);
      at = pass.out();
    }
    return new Pass(at, slopes -> back(passes, slopes));
  }

  private static double[][] back(List<Pass> passes, double[][] slopes) {
    double[][] at = slopes;
    for (int i = passes.size() - 1; i >= 0; i--) {
      at = passes.get(i).back(at);
    }
    return at;
  }
}
