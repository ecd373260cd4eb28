package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the instruments of a panel are traded. Known are the stock indices of the Oxford-Man
 * Institute's realized library, by its codes; others belong to no region.
 */
public final class Regions {
  /** A part of the world whose exchanges are open at about the same time. */
  public enum Region {
    UNITED_STATES,
    AMERICAS,
    EUROPE,
    ASIA
  }

  private static final Map<String, Region> KNOWN = known();

  private Regions() {}

  /** The instruments of a region, by their numbers in the panel. */
  public static int[] of(Panel panel, Region region) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < panel.width(); i++) {
      if (KNOWN.get(panel.instruments().get(i)) == region) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Where an instrument is traded; empty if that is not known. */
  public static Optional<Region> of(String instrument) {
    return Optional.ofNullable(KNOWN.get(instrument));
  }

  private static Map<String, Region> known() {
    Map<String, Region> known = new TreeMap<>();
    put(known, Region.UNITED_STATES, ".SPX", ".DJI", ".IXIC", ".RUT");
    put(known, Region.AMERICAS, ".BVSP", ".GSPTSE", ".MXX");
    put(
        known,
        Region.EUROPE,
        List.of(".AEX", ".BFX", ".BVLG", ".FCHI", ".FTMIB", ".FTSE", ".GDAXI", ".IBEX")
            .toArray(String[]::new));
    put(
        known,
        Region.EUROPE,
        List.of(".OMXC20", ".OMXHPI", ".OMXSPI", ".OSEAX", ".SMSI", ".SSMI", ".STOXX50E")
            .toArray(String[]::new));
    put(
        known,
        Region.ASIA,
        List.of(".AORD", ".BSESN", ".HSI", ".KS11", ".KSE", ".N225", ".NSEI", ".SSEC", ".STI")
            .toArray(String[]::new));
    return known;
  }

  private static void put(Map<String, Region> known, Region region, String... codes) {
    for (String code : codes) {
      known.put(code, region);
    }
  }
}
