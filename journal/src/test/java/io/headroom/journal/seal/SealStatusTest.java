package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.JournalException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SealStatusTest {
  private final RuntimeException noRoom = new JournalException("no room; free the disk");

  @Test
  void shouldSayNothingWhileAllIsSealedOrWillBeSoon() {
    assertThat(status(20, 20, Duration.ZERO, null).problem()).isEmpty();
    assertThat(status(20, 10, Duration.ofSeconds(10), null).problem()).isEmpty();
    assertThat(status(20, 20, Duration.ZERO, null).unsealedAtTheEnd()).isEmpty();
  }

  @Test
  void shouldSayWhatIsNotSealedAndWhy() {
    assertThat(status(2000, 1200, Duration.ofSeconds(11), null).problem())
        .hasValue("sealing is behind by 11 s; not sealed: facts 1,201 to 2,000");
    assertThat(status(20, 12, Duration.ZERO, noRoom).problem())
        .hasValue(
            "sealing fails and is tried again: no room; free the disk; not sealed: facts 13 to 20");
    assertThat(status(20, 12, Duration.ZERO, new SealException("another key")).problem())
        .hasValue(
            "sealing has stopped until the next start: another key; not sealed: facts 13 to 20");
  }

  @Test
  void shouldSayAtTheEndWhatToDo() {
    assertThat(status(20, 12, Duration.ZERO, noRoom).unsealedAtTheEnd().orElseThrow())
        .startsWith("the journal is NOT sealed to its end; not sealed: facts 13 to 20; no room")
        .contains("start on the journal again, which seals the rest");
  }

  @Test
  void shouldNotClaimToKnowWhatWasSealedBeforeItWasOpened() {
    SealStatus status =
        new SealStatus(
            new SealStatus.Log("facts", 20, OptionalLong.empty()),
            new SealStatus.Log("decisions", 0, OptionalLong.empty()),
            Duration.ZERO,
            Optional.of(noRoom));
    assertThat(status.isComplete()).isFalse();
    assertThat(status.problem().orElseThrow())
        .endsWith("not sealed: those of the facts up to 20 that this run adds");
  }

  private static SealStatus status(
      long durable, long sealed, Duration behind, RuntimeException failure) {
    return new SealStatus(
        new SealStatus.Log("facts", durable, OptionalLong.of(sealed)),
        new SealStatus.Log("decisions", 5, OptionalLong.of(5)),
        behind,
        Optional.ofNullable(failure));
  }
}
