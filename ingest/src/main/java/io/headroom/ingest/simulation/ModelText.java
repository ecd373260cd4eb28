package io.headroom.ingest.simulation;

import io.headroom.ingest.simulation.FactorModel.Jumps;
import io.headroom.ingest.simulation.FactorModel.ShockEffect;
import io.headroom.ingest.simulation.InstrumentModel.Loading;
import io.headroom.ingest.simulation.MarketModel.Component;

/** A model's parameters as text, the same on every JVM: a part a line, in the model's order. */
final class ModelText {
  private final StringBuilder text = new StringBuilder();

  private ModelText() {}

  static String of(MarketModel model) {
    ModelText lines = new ModelText();
    lines.component("slow", model.slow()).line();
    lines.component("fast", model.fast()).line();
    lines.word("own").with("half-life", model.ownHalfLife()).line();
    lines.shock(model.shock()).line();
    model.factors().forEach(factor -> lines.factor(factor).line());
    model.instruments().forEach(instrument -> lines.instrument(instrument).line());
    return lines.text.toString();
  }

  static String of(InstrumentModel instrument) {
    return new ModelText().instrument(instrument).text.toString();
  }

  private ModelText component(String name, Component component) {
    return word(name)
        .with("half-life", component.halfLife())
        .with("deviation", component.deviation())
        .with("leverage", component.leverage());
  }

  private ModelText shock(Shock shock) {
    return word("shock")
        .with("start", shock.start())
        .with("fall-seconds", shock.fallSeconds())
        .with("end", shock.end())
        .with("half-life", shock.halfLife())
        .with("recovered", shock.recovered())
        .with("recovery-seconds", shock.recoverySeconds());
  }

  private ModelText factor(FactorModel factor) {
    Jumps jumps = factor.jumps();
    ShockEffect shock = factor.shock();
    return word(factor.name())
        .word(factor.hours().name())
        .with("sigma", factor.sigma())
        .with("common", factor.common())
        .with("own", factor.own())
        .with("jumps-per-day", jumps.perDay())
        .with("jump-mean", jumps.mean())
        .with("jump-deviation", jumps.deviation())
        .with("shock-volatility", shock.volatility())
        .with("shock-move", shock.move());
  }

  private ModelText instrument(InstrumentModel instrument) {
    word(instrument.symbol()).word(instrument.hours().name()).with("price", instrument.price());
    for (Loading loading : instrument.loadings()) {
      with(loading.factor(), loading.beta());
    }
    return with("own-sigma", instrument.ownSigma())
        .with("ticks-per-second", instrument.ticksPerSecond())
        .with("spread", instrument.spread())
        .with("daily-volume", instrument.dailyVolume());
  }

  private ModelText word(String word) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append(' ');
    }
    text.append(word);
    return this;
  }

  private ModelText with(String name, double value) {
    return word(name + "=" + value);
  }

  private void line() {
    text.append('\n');
  }
}
