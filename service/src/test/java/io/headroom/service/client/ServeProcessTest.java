package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.service.GatewayProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is run, ended as it is ended. */
@Tag("slow")
class ServeProcessTest {
  @TempDir private Path folder;

  @Test
  void shouldSayByeOnSigtermAndLeaveTheJournalWhole() throws Exception {
    try (GatewayProcess serve = GatewayProcess.start(folder);
        StreamClient client = StreamClient.connect(serve.port(), serve.token())) {
      client.send("{\"op\":\"subscribe\",\"id\":\"main\"}");
      client.awaitType("snapshot");

      // when
      serve.process().destroy();

      // then
      assertThat(client.awaitType("bye").path("code").asText()).isEqualTo("shutting-down");
      assertThat(client.awaitClose()).isEqualTo(1001);
      assertThat(serve.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      // 128 + SIGTERM
      assertThat(serve.process().exitValue()).isEqualTo(143);
      assertThat(serve.replayStatus()).isZero();
      assertThat(serve.err()).doesNotContain(serve.token()).doesNotContain("WARN");
    }
  }
}
