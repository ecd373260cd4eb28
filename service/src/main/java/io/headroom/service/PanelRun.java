package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelCsv;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelModels;
import io.headroom.forecast.lab.Window;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.lab.network.NetworkModel;
import io.headroom.forecast.lab.network.NetworkRun;
import io.headroom.journal.FileProblem;
import io.headroom.service.report.EvaluationHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** {@code headroom evaluate --panel}: reads the panel, runs each horizon, reports. */
final class PanelRun {
  private static final int LEAST_FORECASTS = 10;

  private final PanelOptions options;
  private final List<String> names;
  private final boolean retrain;
  private final Console console;
  private final BooleanSupplier cancelled;

  PanelRun(
      PanelOptions options,
      List<String> names,
      boolean retrain,
      Console console,
      BooleanSupplier cancelled) {
    this.options = options;
    this.names = names;
    this.retrain = retrain;
    this.console = console;
    this.cancelled = cancelled;
  }

  int run(boolean json) {
    checkNames();
    PanelCsv.Read read = options.read();
    List<Window> windows = windows(read.panel());
    checkWritable();
    PanelWeights weights = PanelWeights.of(options, retrain, console, cancelled);
    try {
      if (!options.leftOut.isEmpty()) {
        return leaveOut(read.panel(), windows, weights, json);
      }
      return evaluate(read, windows, weights, json);
    } catch (CancellationException e) {
      console.note(e.getMessage());
      return ExitStatus.DOES_NOT_HOLD;
    }
  }

  private int evaluate(
      PanelCsv.Read read, List<Window> windows, PanelWeights weights, boolean json) {
    List<PanelReport> reports = new ArrayList<>();
    for (Window window : windows) {
      List<PanelModel> models = models(read.panel(), window.horizon(), weights);
      reports.add(new PanelReport(read, evaluate(read.panel(), window, models)));
    }
    if (options.html != null) {
      writePage(read, reports);
    }
    console.result(json ? toJson(reports) : toText(reports));
    return weights.status();
  }

  private int leaveOut(Panel panel, List<Window> windows, PanelWeights weights, boolean json) {
    if (options.html != null || !names.isEmpty()) {
      throw new UnusableInputException(
          "--leave-out: compares two models and writes no page: leave out --html and --model");
    }
    for (Window window : windows) {
      LeaveOutRun.design(panel, window.horizon(), options.leftOut);
    }
    LeaveOutRun run = new LeaveOutRun(panel, windows.get(0), options.leftOut, weights.source());
    LeaveOutRun.Result result = run.run(console.progress(), cancelled);
    console.result(json ? result.toJson().toString() : result.toText());
    return weights.status();
  }

  /** Said before the work and not after it. */
  private void checkWritable() {
    if (options.html == null) {
      return;
    }
    Path folder = options.html.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UnusableInputException(
          "--html " + options.html + ": " + folder + " is no folder that can be written to");
    }
    if (Files.isDirectory(options.html)) {
      throw new UnusableInputException("--html " + options.html + ": is a folder");
    }
  }

  private void writePage(PanelCsv.Read read, List<PanelReport> reports) {
    try {
      String sha256 = HexFormat.of().formatHex(sha256(Files.readAllBytes(options.file)));
      String page =
          EvaluationHtml.of(
              PanelPage.of(
                  reports.stream().map(PanelReport::result).toList(),
                  sha256,
                  read.missing(),
                  options.seed));
      Files.writeString(options.html, page);
      console.note("wrote " + options.html);
    } catch (IOException e) {
      throw new UnusableInputException("--html " + options.html + ": " + FileProblem.of(e));
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private PanelEvaluation.Result evaluate(Panel panel, Window window, List<PanelModel> models) {
    return new PanelEvaluation(panel, window, models, options.seed, console.progress(), cancelled)
        .run();
  }

  private void checkNames() {
    List<String> known = new ArrayList<>(PanelModels.all().stream().map(PanelModel::name).toList());
    known.addAll(NetworkModel.names());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UnusableInputException(
            "--model " + name + ": no such model; there are " + String.join(", ", known));
      }
    }
  }

  private List<PanelModel> models(Panel panel, int horizon, PanelWeights weights) {
    List<PanelModel> all = new ArrayList<>(PanelModels.all());
    all.addAll(PanelModels.needingMore());
    NetworkDesigns.of(panel, horizon)
        .map(design -> new NetworkRun(panel, design, weights.source()))
        .map(NetworkModel::all)
        .ifPresent(all::addAll);
    String logHar = PanelModels.logHar().name();
    return all.stream()
        .filter(m -> names.isEmpty() || names.contains(m.name()) || m.name().equals(logHar))
        .toList();
  }

  private List<Window> windows(Panel panel) {
    List<Window> windows = new ArrayList<>();
    for (int horizon : options.horizons) {
      Window window = options.test(panel, horizon);
      if (options.leftOut.isEmpty()) {
        checkEnough(window.schedule(1).origins());
      }
      windows.add(window);
    }
    return windows;
  }

  private void checkEnough(int forecasts) {
    if (forecasts < LEAST_FORECASTS) {
      throw new UnusableInputException(
          "--test-share "
              + options.testShare
              + ": forecasts="
              + forecasts
              + ": expected at least "
              + LEAST_FORECASTS
              + ", for the most turbulent tenth are shown apart");
    }
  }

  private static String toText(List<PanelReport> reports) {
    return String.join("\n\n", reports.stream().map(PanelReport::toText).toList());
  }

  private static String toJson(List<PanelReport> reports) {
    if (reports.size() == 1) {
      return reports.get(0).toJson().toString();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("evaluations");
    reports.forEach(report -> all.add(report.toJson()));
    return json.toString();
  }
}
