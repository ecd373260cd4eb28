package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Schedule;
import io.headroom.forecast.lab.Window;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.lab.network.PanelNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** {@code headroom train --panel}: the ensembles of all days that networks are estimated at. */
final class PanelTraining {
  private final PanelWindows options;
  private final Path out;
  private final Console console;
  private final PanelTrainer trainer;

  PanelTraining(PanelWindows options, Path out, String note, Console console, Shutdown shutdown) {
    this.options = options;
    this.out = out;
    this.console = console;
    trainer =
        new PanelTrainer(
            System.getenv(),
            options.work,
            note,
            new PanelTrainingProgress(console, shutdown::requested));
  }

  /** What is to be trained. */
  private record Job(Panel known, NetworkDesign design) {}

  int run(boolean json) {
    List<Job> jobs = jobs(options.read().panel());
    ArrayNode written = JsonNodeFactory.instance.arrayNode();
    try {
      for (int k = 0; k < jobs.size(); k++) {
        PanelNetwork network = trainer.train(jobs.get(k).known(), jobs.get(k).design());
        Path file = PanelNetworkFolder.write(out, network);
        written.add(json(file, network));
        console.note(String.format(Locale.ROOT, "ensemble %d of %d: %s", k + 1, jobs.size(), file));
      }
    } catch (CancellationException e) {
      console.note(
          e.getMessage() + "; start it again to go on: what is done is in " + options.work);
      return ExitStatus.DOES_NOT_HOLD;
    }
    if (json) {
      console.result(JsonNodeFactory.instance.objectNode().set("ensembles", written).toString());
    } else {
      console.result(jobs.size() + " ensembles in " + out);
    }
    return ExitStatus.OK;
  }

  private static ObjectNode json(Path file, PanelNetwork network) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.toString());
    json.put("hash", network.name());
    json.put("knownDays", network.knownDays());
    json.put("horizon", network.horizon());
    json.put("members", network.members().size());
    return json;
  }

  private List<Job> jobs(Panel panel) {
    List<Job> jobs = new ArrayList<>();
    for (int horizon : options.horizons) {
      Window test = options.test(panel, horizon);
      NetworkDesign design = design(panel, horizon);
      if (options.leftOut.isEmpty()) {
        add(jobs, panel, test.validation(), design);
      }
      add(jobs, panel, test, design);
    }
    return jobs;
  }

  private NetworkDesign design(Panel panel, int horizon) {
    if (options.leftOut.isEmpty()) {
      return NetworkDesigns.of(panel, horizon)
          .orElseThrow(
              () ->
                  new UnusableInputException(
                      "--horizon "
                          + horizon
                          + ": there are no networks for it: expected "
                          + NetworkDesigns.DAY
                          + " or "
                          + NetworkDesigns.WEEK));
    }
    return LeaveOutRun.design(panel, horizon, options.leftOut);
  }

  private static void add(List<Job> jobs, Panel panel, Window window, NetworkDesign design) {
    Schedule schedule = window.schedule(window.every(PanelEvaluation.SELDOM_TIMES));
    for (int number = 0; number < schedule.origins(); number++) {
      if (schedule.refitsAt(number)) {
        jobs.add(new Job(panel.upTo(schedule.origin(number) + 1), design));
      }
    }
  }
}
