package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnusableFilesTest {
  private static final String ROW = "14400688,491800,300,P,2000,0\n";
  private static final String NAME = "20131007_trade.zip";

  @TempDir Path folder;

  private void assertRefused(Feed feed, String... parts) {
    HeadroomConfig config = Configs.of(feed);
    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), new ResumePoints()))
        .isInstanceOf(FeedException.class)
        .satisfies(
            refused -> {
              assertThat(refused.getMessage()).contains(parts).doesNotContain("\n");
            });
  }

  private void assertRefused(String... parts) {
    assertRefused(Configs.trades(source("SPY", "${DATA}/" + NAME)), parts);
  }

  private static String manyRows(int count) {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(i).append(',').append(random.nextInt(1_000_000)).append(",1,P,0,0\n");
    }
    return rows.toString();
  }

  @Test
  void shouldNameMissingFile() {
    assertRefused(folder + "/" + NAME, "there is no such file", "check the path");
  }

  @Test
  void shouldNameMissingFolder() {
    assertRefused(
        Configs.trades(source("SPY", "${DATA}/nowhere/*.zip")), folder + "/nowhere", "no such");
  }

  @Test
  void shouldNameFolderInsteadOfFile() throws IOException {
    Files.createDirectory(folder.resolve(NAME));
    assertRefused(folder + "/" + NAME, "is a folder", NAME + "/*.zip");
  }

  @Test
  void shouldNamePatternThatMatchesNothing() {
    Packed.ZIP.write(folder, NAME, ROW);
    assertRefused(
        Configs.trades(source("SPY", "${DATA}/*_quote.zip")), "no file", "*_quote.zip", "correct");
  }

  @Test
  void shouldNameEmptyFile() {
    Packed.PLAIN.write(folder, NAME, "");
    assertRefused(folder + "/" + NAME, "is empty", "fetch it again");
  }

  @ParameterizedTest
  @EnumSource(
      value = Packed.class,
      names = {"GZIP", "ZIP"})
  void shouldNamePackedFileWithoutRows(Packed packed) {
    packed.write(folder, NAME, "\n\n");
    assertRefused(folder + "/" + NAME, "holds no rows");
  }

  @ParameterizedTest
  @EnumSource(
      value = Packed.class,
      names = {"GZIP", "ZIP"})
  void shouldNameTruncatedFile(Packed packed) throws IOException {
    Path file = packed.write(folder, NAME, manyRows(20_000));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {12, whole.length / 2, whole.length - 5}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(folder + "/" + NAME, "truncated", "fetch the file again");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Packed.class,
      names = {"GZIP", "ZIP"})
  void shouldFindDamageInTheMiddleBeforeTheFirstTick(Packed packed) throws IOException {
    Path file = packed.write(folder, NAME, manyRows(50_000));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(file, bytes);
    assertRefused(folder + "/" + NAME, "fetch the file again");
  }

  @Test
  void shouldNameZipWithSeveralFiles() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(NAME));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"a.csv", "b.csv", "c.txt"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    assertRefused(folder + "/" + NAME, "holds 3 files, 2 of them .csv", "exactly one");
  }

  @Test
  void shouldReadTheOneCsvOfZipWithOtherFiles() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(NAME));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write(1);
      zip.putNextEntry(new ZipEntry("ticks.CSV"));
      zip.write(ROW.getBytes(StandardCharsets.US_ASCII));
    }
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/" + NAME)));
    assertThat(LeanFormatsTest.read(config, folder).trades()).hasSize(1);
  }

  @Test
  void shouldRefuseOtherArchives() {
    Packed.PLAIN.write(folder, NAME, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0});
    assertRefused("is packed with zstd", "unpack it");
  }

  @Test
  void shouldTellQuotesNamedAsTrades() {
    Packed.ZIP.write(folder, NAME, "14400152,0,0,494100,300,Q,1,0\n".repeat(200));
    assertRefused(
        folder + "/" + NAME,
        "is not lean-equity-trade, none of its first 100",
        "row 1: has 8 columns, expected 6",
        "it looks like lean-equity-quote: set the feed's format to that");
  }

  @Test
  void shouldTellForexQuotesNamedAsEquityQuotes() {
    Packed.ZIP.write(folder, NAME, "3074,1.38756,1.38758\n");
    assertRefused(
        Configs.lean(Feed.Format.LEAN_EQUITY_QUOTE, source("SPY", "${DATA}/" + NAME)),
        "is not lean-equity-quote, its only row",
        "it looks like lean-forex-quote");
  }

  @Test
  void shouldTellDailyBarsNamedAsTrades() {
    Packed.ZIP.write(folder, NAME, "19980102 00:00,973100,975300,965300,973600,2150000\n");
    assertRefused("it looks like LEAN daily bars, which belong under history");
  }

  @Test
  void shouldQuoteTheFirstRowOfWhatItCannotGuess() {
    Packed.PLAIN.write(folder, NAME, "<html>\n<body>\n");
    assertRefused("its first row is '<html>'", "correct the feed's format");
  }

  @Test
  void shouldAskForDateInTheName() {
    Packed.ZIP.write(folder, "trades.zip", ROW);
    assertRefused(
        Configs.trades(source("SPY", "${DATA}/trades.zip")), "trades.zip", "yyyyMMdd_", "rename");
    Packed.ZIP.write(folder, "20131399_trade.zip", ROW);
    assertRefused(
        Configs.trades(source("SPY", "${DATA}/20131399_trade.zip")), "does not begin with a date");
  }

  @Test
  void shouldSayWhatToDoWithoutRights() {
    // Root may read everything, so the operating system's answer is made here.
    FeedException denied =
        FeedException.of(Path.of("/data/spy"), new AccessDeniedException("/data/spy"));

    assertThat(denied.getMessage())
        .isEqualTo(
            "/data/spy: permission denied; give the user that runs headroom the right to read it"
                + " (and to enter its folders)");
  }

  @Test
  void shouldNameFolderWithoutRights() throws IOException {
    // given
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Packed.ZIP.write(closed, NAME, ROW);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");

      // then
      assertRefused(
          Configs.trades(source("SPY", "${DATA}/closed/*.zip")), closed + ":", "permission denied");
      assertRefused(
          Configs.trades(source("SPY", "${DATA}/closed/" + NAME)), NAME, "permission denied");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void shouldCheckEveryFileBeforeTheFirstTick() {
    Packed.ZIP.write(folder, NAME, ROW);
    Packed.PLAIN.write(folder, "20131008_trade.zip", "");
    assertRefused(
        Configs.trades(source("SPY", "${DATA}/*_trade.zip")), "20131008_trade.zip", "is empty");
  }
}
