package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.JournalFiles;
import java.time.LocalDate;
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
  void shouldExportTheTilesOfTheSpecificationsExamples() {
    assertThat(exported(70_000))
        .hasSize(273 + 1 + 1 + 1 + 1 + 1)
        .contains("checkpoint", "tile/0/000", "tile/0/272", "tile/0/273.p/112")
        .contains("tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(exported(256)).containsExactly("checkpoint", "tile/0/000", "tile/1/000.p/1");
  }

  @Test
  void shouldExportNothingOfTilesThatAreNotThoseOfTheSignedRoot() {
    for (String tiles : List.of("tiles/0/000", "tiles/0/001", "tiles/1/000", "tiles/2/000")) {
      MapFiles files = written(70_000, "seals/facts");
      // Within the first tile of each file, of which the one of level 2 has one hash.
      files.write("seals/facts/" + tiles, 7, new byte[] {(byte) 0xA5});
      MapFiles to = new MapFiles();

      assertThatThrownBy(() -> export(files, 70_000, to))
          .as(tiles)
          .isInstanceOf(SealException.class)
          .hasMessageContaining("'headroom verify'");
      assertThat(to.names()).as(tiles).isEmpty();
    }
  }

  @Test
  void shouldNameTheTileThatIsMissing() {
    MapFiles files = written(70_000, "seals/facts");
    files.delete("seals/facts/tiles/0/001");
    assertThatThrownBy(() -> export(files, 70_000, new MapFiles()))
        .isInstanceOf(SealException.class)
        .hasMessageStartingWith("seals/facts/tiles/0/001: tile/0/256 is missing");
  }

  @Test
  void shouldKeepManyTilesInAFile() {
    assertThat(written(70_000, "seals/facts").names())
        .containsExactly(
            "seals/facts/tiles/0/000",
            "seals/facts/tiles/0/001",
            "seals/facts/tiles/1/000",
            "seals/facts/tiles/2/000");
  }

  private static List<String> exported(int leaves) {
    MapFiles to = new MapFiles();
    export(written(leaves, "seals/facts"), leaves, to);
    return to.names();
  }

  private static void export(MapFiles files, int leaves, MapFiles to) {
    SealKey key = SealKey.random();
    Checkpoint checkpoint = Checkpoint.of("example.com/log/facts", leaves, root(leaves));
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, key);
    new CheckpointFiles(files, "seals/facts")
        .add(signed, LocalDate.EPOCH, JournalFiles.Sync.PROCESS);
    TileExport.of(SealedLog.of(files, "facts", key.publicKey()), signed).write(to);
  }

  private static TreeHash root(int leaves) {
    TreeEdge edge = new TreeEdge(new TreeHasher());
    for (int i = 0; i < leaves; i++) {
      edge.add(new byte[TreeHash.LENGTH], 0);
    }
    return edge.root();
  }

  private static MapFiles written(int leaves, String folder) {
    MapFiles files = new MapFiles();
    TileWriter writer = new TileWriter(new TileFiles(files, folder));
    TreeEdge edge = new TreeEdge(new TreeHasher(), writer);
    for (int i = 0; i < leaves; i++) {
      edge.add(new byte[TreeHash.LENGTH], 0);
    }
    writer.writeAll();
    return files;
  }
}
