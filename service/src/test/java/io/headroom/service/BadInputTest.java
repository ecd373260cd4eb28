package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says about input that it can't use: exit status 2 and a line per problem. */
class BadInputTest {
  private static final String TRADES = "ticks/us-equity/spy/20131007_trade.zip";

  @TempDir Path folder;
  private Path data;
  private Path spy;

  @BeforeEach
  void linkData() throws IOException {
    Path real = Locations.requiredData();
    data = Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("daily"), real.resolve("daily"));
    spy = Files.createDirectories(data.resolve("ticks/us-equity/spy"));
  }

  @Test
  void shouldTellAllThatIsWrongWithAConfigInOneGo() throws Exception {
    String config =
        Files.readString(Locations.config("us-equity-2013.yaml"))
            .replaceFirst("hysteresis:", "hysterisis:")
            .replaceFirst("desk: EQ-TECH", "desk: EQ-TEHC")
            .replaceFirst("budget: (\\d)", "budget: -$1");
    Path file = Files.writeString(folder.resolve("wrong.yaml"), config);

    HeadroomProcess.Result result =
        HeadroomProcess.run(
            "serve", "--config", file.toString(), "--journal", folder.resolve("j").toString());

    assertThat(result.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("hysterisis", "did you mean 'hysteresis'?"))
        .anySatisfy(line -> assertThat(line).contains("EQ-TEHC", "no such desk", "EQ-TECH"))
        .anySatisfy(line -> assertThat(line).contains("budget", "above 0"))
        .allSatisfy(line -> assertThat(line).containsPattern("wrong\\.yaml:\\d+: "));
    assertThat(folder.resolve("j")).doesNotExist();
  }

  @Test
  void shouldRefuseATruncatedZip() throws Exception {
    byte[] whole = Files.readAllBytes(Locations.data().resolve(TRADES));
    Files.write(spy.resolve("20131007_trade.zip"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused("20131007_trade.zip", "zip");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws Exception {
    Files.createFile(spy.resolve("20131007_trade.zip"));
    assertRefused("20131007_trade.zip", "empty");
  }

  @Test
  void shouldRefuseQuotesNamedAsTrades() throws Exception {
    Files.copy(
        Locations.data().resolve("ticks/us-equity/aig/20131007_quote.zip"),
        spy.resolve("20131007_trade.zip"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused("20131007_trade.zip", "lean-equity-quote");
  }

  @Test
  void shouldRefuseAPatternWithoutAFile() throws Exception {
    assertRefused("spy", "no file");
  }

  @Test
  void shouldRefuseAnUnknownOptionAndAWrongSpeed() throws Exception {
    assertUsage("serve", "--confg", "x");
    assertUsage(
        "serve",
        "--config",
        Locations.config("us-equity-2013.yaml").toString(),
        "--journal",
        folder.resolve("j").toString(),
        "--speed",
        "fast");
    assertUsage("rerun");
    assertUsage();
  }

  @Test
  void shouldRefuseToReplayWhatIsNoJournal() throws Exception {
    HeadroomProcess.Result result =
        HeadroomProcess.run("replay", "--journal", folder.resolve("nothing").toString());
    assertThat(result.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("nothing");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  private void assertUsage(String... arguments) throws Exception {
    HeadroomProcess.Result result = HeadroomProcess.run(arguments);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.err()).startsWith("headroom: ").contains("headroom help");
    assertThat(result.err().lines().count()).isLessThanOrEqualTo(3);
  }

  private void assertRefused(String... words) throws Exception {
    Path journal = folder.resolve("journal");
    HeadroomProcess.Result result =
        HeadroomProcess.runWithData(
            data,
            "serve",
            "--config",
            Locations.config("us-equity-2013.yaml").toString(),
            "--journal",
            journal.toString(),
            "--speed",
            "max",
            "--exit-at-end",
            "--json");
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains(words);
    assertThat(journal).doesNotExist();
  }
}
