package io.headroom.journal.seal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * How far a journal is sealed, and what keeps the rest from it.
 *
 * @param behind how long ago it was, at least, that everything durable was sealed; zero if all is
 * @param failure the error that keeps records from being sealed
 */
public record SealStatus(
    Log facts, Log decisions, Duration behind, Optional<RuntimeException> failure) {
  /** So long a sealer that works may take: it seals every second. */
  public static final Duration MOST_BEHIND = Duration.ofSeconds(10);

  /**
   * One of the logs.
   *
   * @param durable number of the last durable record
   * @param sealed the last one sealed; empty while that is not known
   */
  public record Log(String name, long durable, OptionalLong sealed) {
    private boolean isComplete() {
      return durable == 0 || sealed.orElse(0) >= durable;
    }

    private String missing() {
      return sealed.isPresent()
          ? String.format(Locale.ROOT, "%s %,d to %,d", name, sealed.getAsLong() + 1, durable)
          : String.format(
              Locale.ROOT, "those of the %s up to %,d that this run adds", name, durable);
    }
  }

  /** Whether every durable record is sealed. */
  public boolean isComplete() {
    return facts.isComplete() && decisions.isComplete();
  }

  /** Why records are not sealed that should be, in words; empty if all is well. */
  public Optional<String> problem() {
    if (failure.isPresent()) {
      return failure.map(error -> failing(error) + missing());
    }
    return behind.compareTo(MOST_BEHIND) > 0
        ? Optional.of("sealing is behind by " + behind.toSeconds() + " s" + missing())
        : Optional.empty();
  }

  /** What is not sealed when nothing more will be, why, and what to do; empty if all is. */
  public Optional<String> unsealedAtTheEnd() {
    if (isComplete()) {
      return Optional.empty();
    }
    String why = failure.map(error -> "; " + error.getMessage()).orElse("");
    return Optional.of(
        "the journal is NOT sealed to its end"
            + missing()
            + why
            + "; the records themselves are whole: put right what kept them from being sealed,"
            + " then start on the journal again, which seals the rest");
  }

  private static String failing(RuntimeException error) {
    return (SealerThread.mayPass(error)
            ? "sealing fails and is tried again: "
            : "sealing has stopped until the next start: ")
        + error.getMessage();
  }

  private String missing() {
    String logs =
        List.of(facts, decisions).stream()
            .filter(log -> !log.isComplete())
            .map(Log::missing)
            .collect(Collectors.joining(" and "));
    return logs.isEmpty() ? "" : "; not sealed: " + logs;
  }
}
