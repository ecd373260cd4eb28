package io.headroom.service.stream;

import static io.headroom.service.stream.Updates.risk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentUpdatesTest {
  private final RecentUpdates recent = new RecentUpdates(3, 0);

  private List<Long> after(long decision) {
    return recent.after(decision).stream().map(Update::decision).toList();
  }

  @Test
  void shouldHoldAllUntilItIsFull() {
    assertThat(recent.floor()).isZero();
    assertThat(after(0)).isEmpty();

    recent.add(risk(4, "firm", 1));
    recent.add(risk(7, "firm", 1));

    assertThat(recent.floor()).isZero();
    assertThat(after(0)).containsExactly(4L, 7L);
    assertThat(after(4)).containsExactly(7L);
    assertThat(after(5)).containsExactly(7L);
    assertThat(after(7)).isEmpty();
  }

  @Test
  void shouldSayFromWhereNothingIsMissing() {
    for (long decision : new long[] {2, 4, 6, 8, 10}) {
      recent.add(risk(decision, "firm", 1));
    }

    assertThat(recent.floor()).isEqualTo(4);
    assertThat(after(4)).containsExactly(6L, 8L, 10L);
    assertThat(after(7)).containsExactly(8L, 10L);
  }
}
