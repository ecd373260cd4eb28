package io.headroom.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private final StaticFiles files = new StaticFiles();

  @Test
  void shouldServeTheConsolesFiles() {
    Answer answer = files.get("/served/probe.mjs", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/javascript; charset=utf-8");
    assertThat(files.get("/served/probe.mjs", answer.headers().get("ETag")).status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/..",
        "/../live/LiveParts.class",
        "/served/../served/probe.mjs",
        "/served/./probe.mjs",
        "/served//probe.mjs",
        "/served/.hidden.js",
        "/served/probe",
        "/served/probe.class",
        "/served/probe.mjs/",
        "/webjars/../../../logback.xml",
        "served/probe.mjs"
      })
  void shouldServeNothingElse(String path) {
    assertThat(files.get(path, "").status()).isEqualTo(404);
  }

  @Test
  void shouldLetInAnImportMapByItsHash() {
    // The hash is of the text "x", from `printf x | openssl dgst -sha256 -binary | base64`.
    String page = "<html><script type=\"importmap\">x</script><script>alert(1)</script></html>";

    assertThat(ContentSecurity.policy("/index.html", page.getBytes(UTF_8)))
        .contains("script-src 'self' 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='; ")
        .containsOnlyOnce("sha256-");
    assertThat(ContentSecurity.policy("/page.js", page.getBytes(UTF_8)))
        .contains("script-src 'self'; ");
  }
}
