package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.ModelKind;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelForecaster;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.Schedule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of some kinds, averaged in variance: f = h mean exp(r), h the linear model's forecast
 * and r a member's residual.
 */
public final class NetworkModel implements PanelModel {
  private static final String ENSEMBLE = "networks";

  private final String name;
  private final ModelKind kind;
  private final NetworkRun run;
  private final Set<Member.Kind> members;

  private NetworkModel(String name, ModelKind kind, NetworkRun run, Set<Member.Kind> members) {
    this.name = name;
    this.kind = kind;
    this.run = run;
    this.members = members;
  }

  /** A model for each kind of network, and the ensemble of all. */
  public static List<PanelModel> all(NetworkRun run) {
    List<PanelModel> all = new ArrayList<>();
    for (Member.Kind of : Member.Kind.values()) {
      all.add(new NetworkModel(of.text(), ModelKind.NETWORK, run, EnumSet.of(of)));
    }
    all.add(ensemble(run));
    return all;
  }

  /** The ensemble of all members. */
  public static PanelModel ensemble(NetworkRun run) {
    return new NetworkModel(ENSEMBLE, ModelKind.ENSEMBLE, run, EnumSet.allOf(Member.Kind.class));
  }

  /** Names of the models that there may be. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Member.Kind of : Member.Kind.values()) {
      names.add(of.text());
    }
    names.add(ENSEMBLE);
    return names;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ModelKind kind() {
    return kind;
  }

  @Override
  public Optional<String> notApplicable(Panel panel) {
    return Optional.empty();
  }

  @Override
  public Optional<String> notApplicable(Panel panel, Schedule schedule) {
    for (int number = 0; number < schedule.origins(); number++) {
      Panel known = panel.upTo(schedule.origin(number) + 1);
      if (schedule.refitsAt(number) && !run.hasWeights(known)) {
        return Optional.of(
            "no weights trained on the first " + known.days() + " days; --retrain trains them");
      }
    }
    return Optional.empty();
  }

  @Override
  public PanelForecaster forecaster(Panel panel, int horizon) {
    if (horizon != run.design().horizon()) {
      throw new IllegalArgumentException(
          name + ": horizon=" + horizon + ": its networks are for " + run.design().horizon());
    }
    return new Forecaster();
  }

  private final class Forecaster implements PanelForecaster {
    private Optional<NetworkRun.Estimation> estimation = Optional.empty();

    @Override
    public void refit(Panel known) {
      estimation = Optional.of(run.estimated(known));
    }

    @Override
    public double[] forecast(Panel known) {
      NetworkRun.Estimation current = estimation.orElseThrow();
      NetworkRun.Said said = current.of(known);
      double[] forecasts = new double[known.width()];
      for (int i = 0; i < forecasts.length; i++) {
        forecasts[i] = StrictMath.exp(said.offset()[i]) * factor(current.network(), said, i);
      }
      return forecasts;
    }

    private double factor(PanelNetwork network, NetworkRun.Said said, int instrument) {
      double sum = 0;
      int count = 0;
      for (int k = 0; k < network.members().size(); k++) {
        if (members.contains(network.members().get(k).kind())) {
          sum += StrictMath.exp(said.residuals().get(k)[instrument]);
          count++;
        }
      }
      return sum / count;
    }
  }
}
