package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
  /** Index 1234067 is the specification's example, the others follow its rule. */
  @ParameterizedTest
  @CsvSource({
    "0, 1234067, 256, tile/0/x001/x234/067",
    "0, 1234067, 12, tile/0/x001/x234/067.p/12",
    "0, 0, 256, tile/0/000",
    "1, 999, 1, tile/1/999.p/1",
    "2, 1000, 256, tile/2/x001/000",
    "5, 123456078, 2, tile/5/x123/x456/078.p/2"
  })
  void shouldNameFilesAsSpecified(int level, long index, int width, String path) {
    assertThat(new Tile(level, index, width).path()).isEqualTo(path);
  }

  /** The specification's examples: trees of 70,000 and of 256 leaves. */
  @Test
  void shouldHaveTheTilesOfTheSpecificationsExamples() {
    assertThat(tiles(70_000))
        .hasSize(273 + 1 + 1 + 1 + 1)
        .contains("tree/tile/0/000", "tree/tile/0/272", "tree/tile/0/273.p/112")
        .contains("tree/tile/1/000", "tree/tile/1/001.p/17", "tree/tile/2/000.p/1");
    assertThat(tiles(256)).containsExactly("tree/tile/0/000", "tree/tile/1/000.p/1");
  }

  private static List<String> tiles(int leaves) {
    MapFiles files = new MapFiles();
    TileWriter writer = new TileWriter(new TileFiles(files, "tree"));
    TreeEdge edge = new TreeEdge(new TreeHasher(), writer);
    for (int i = 0; i < leaves; i++) {
      edge.add(new byte[TreeHash.LENGTH], 0);
    }
    writer.writePartial();
    return files.names();
  }
}
