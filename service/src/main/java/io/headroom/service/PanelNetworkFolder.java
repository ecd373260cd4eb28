package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.lab.network.WeightSource;
import io.headroom.journal.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Ensembles of panel networks in a folder, one file ({@code *.ensemble}) each. */
final class PanelNetworkFolder implements WeightSource {
  static final String SUFFIX = ".ensemble";

  private static final int SHORT = 12;

  private final List<PanelNetwork> networks = new ArrayList<>();

  private PanelNetworkFolder() {}

  /**
   * Reads all of a folder; there may be none.
   *
   * @throws UnusableInputException in one line that names the file that can't be used
   */
  static PanelNetworkFolder read(Path folder) {
    PanelNetworkFolder read = new PanelNetworkFolder();
    if (Files.isDirectory(folder)) {
      files(folder).forEach(file -> read.networks.add(parse(file)));
    }
    return read;
  }

  /** What was read. */
  List<PanelNetwork> networks() {
    return List.copyOf(networks);
  }

  /**
   * The ensembles of a folder, in the order of their names.
   *
   * @throws UnusableInputException if it is no folder that can be read
   */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UnusableInputException(
          folder + ": not a folder that can be read: " + FileProblem.of(e));
    }
  }

  /**
   * One file's ensemble.
   *
   * @throws UnusableInputException in one line that names the file
   */
  static PanelNetwork parse(Path file) {
    try {
      return PanelNetwork.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableInputException(file + ": cannot be read: " + FileProblem.of(e));
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(file + ": " + e.getMessage());
    }
  }

  @Override
  public Optional<PanelNetwork> find(Panel known, NetworkDesign design) {
    return networks.stream().filter(network -> network.isFor(known, design)).findFirst();
  }

  /**
   * Writes an ensemble, named by what it is for and its hash; its manifest beside it.
   *
   * @return the file
   * @throws UnusableInputException if it can't be written
   */
  static Path write(Path folder, PanelNetwork network) {
    String name =
        String.format(
            Locale.ROOT,
            "panel-%d-days-%d-ahead-%d-instruments-%s",
            network.knownDays(),
            network.horizon(),
            network.pool().size(),
            network.name().substring(0, SHORT));
    Path file = folder.resolve(name + SUFFIX);
    try {
      Files.createDirectories(folder);
      Files.write(file, network.bytes());
      Files.writeString(
          folder.resolve(name + ".json"),
          JsonText.parse(network.manifest()).toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UnusableInputException(file + ": cannot be written: " + FileProblem.of(e));
    }
    return file;
  }
}
