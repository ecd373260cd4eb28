package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, tokens and what {@code serve} says about a gateway that cannot be. */
@Tag("slow")
class GatewayCommandsTest {
  @TempDir private Path folder;

  private Path key;
  private Path journal;

  @BeforeEach
  void makeKey() throws Exception {
    HeadroomProcess.Result made =
        HeadroomProcess.run("keygen", "--out", folder.resolve("keys").toString());
    key = folder.resolve("keys/token.key");
    journal = folder.resolve("journal");
    assertThat(made.status()).as(made.err()).isZero();
    assertThat(made.out().lines())
        .containsExactly(
            key.toString(),
            folder.resolve("keys/seal.key").toString(),
            folder.resolve("keys/seal.pub").toString());
  }

  @Test
  void shouldNotOverwriteAKey() throws Exception {
    String before = Files.readString(key);
    assertRefused("there is a key already", "keygen", "--out", folder.resolve("keys").toString());
    assertThat(Files.readString(key)).isEqualTo(before);
  }

  @Test
  void shouldSignTokensAndSayWhyNot() throws Exception {
    String file = key.toString();
    HeadroomProcess.Result token =
        HeadroomProcess.run("token", "--key", file, "--role", "trader", "--desk", "EQ");
    assertThat(token.status()).isZero();
    assertThat(token.out().strip()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    assertRefused("choose from trader, risk-manager", "token", "--key", file, "--role", "king");
    assertRefused("needs --desk", "token", "--key", file, "--role", "trader");
    assertRefused(
        "only --role trader goes with desks",
        "token",
        "--key",
        file,
        "--role",
        "auditor",
        "--desk",
        "EQ");
    assertRefused(
        "at most 30 days", "token", "--key", file, "--role", "auditor", "--expires", "31d");
    assertRefused(
        "such as 30m, 8h or 7d", "token", "--key", file, "--role", "auditor", "--expires", "soon");
    assertRefused("there is no such key", "token", "--key", folder + "/none", "--role", "auditor");
  }

  @Test
  void shouldRefuseAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertServeRefused(
          "the port is in use", withGateway(key), "--port", Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void shouldRefuseAKeyThatOthersMayRead() throws Exception {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertServeRefused("run 'chmod 600 " + key + "'", withGateway(key));
  }

  @Test
  void shouldRefuseAKeyThatIsNotThere() throws Exception {
    assertServeRefused("there is no such key", withGateway(folder.resolve("none")));
  }

  @Test
  void shouldRefuseAPortWithoutAGateway() throws Exception {
    assertServeRefused("has no section 'gateway'", Locations.config("example.yaml"), "--port", "0");
  }

  private Path withGateway(Path keyFile) throws Exception {
    String config =
        Files.readString(Locations.config("example.yaml"))
            + "\ngateway:\n  token-key: "
            + keyFile
            + "\n  port: 0\n";
    return Files.writeString(folder.resolve("gateway.yaml"), config);
  }

  private void assertServeRefused(String message, Path config, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--config", config.toString(), "--journal", journal.toString()));
    arguments.addAll(List.of(more));
    assertRefused(message, arguments.toArray(String[]::new));
    assertThat(journal).doesNotExist();
  }

  /** One line, and for wrong usage a second one that says where to read more. */
  private static void assertRefused(String message, String... arguments) throws Exception {
    HeadroomProcess.Result result = HeadroomProcess.run(arguments);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().filter(line -> !line.startsWith("See 'headroom help")))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).startsWith("headroom: ").contains(message));
  }
}
