package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now = 7 * SECOND;

  @Test
  void shouldPrintALineNowAndThenElsewhereThanOnATerminal() {
    Progress progress = Progress.of(out, false, () -> now);
    progress.update(0.1, 100, "ticks");
    assertThat(text()).isEmpty();

    now += 5 * SECOND;
    progress.update(0.5, 1_000, "ticks");
    now += SECOND;
    progress.update(0.6, 1_200, "ticks");
    progress.done();

    assertThat(text().lines()).containsExactly(" 50 %  1,000 ticks  200/s  5 s left");
  }

  @Test
  void shouldRedrawABarOnATerminalAndTakeItAway() {
    Progress progress = Progress.of(out, true, () -> now);
    now += SECOND;
    progress.update(0.5, 1_000, "facts");
    progress.done();

    assertThat(text()).contains("█".repeat(15) + "░".repeat(15) + "  50 %  1,000 facts");
    assertThat(text()).endsWith("\r\033[K").doesNotContain("\n");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
