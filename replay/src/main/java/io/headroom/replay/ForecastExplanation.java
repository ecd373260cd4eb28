package io.headroom.replay;

import io.headroom.forecast.NetworkEvaluation;
import io.headroom.forecast.NetworkForecast;
import io.headroom.forecast.explanation.Attributions;
import io.headroom.forecast.explanation.NetworkExplainer;
import io.headroom.journal.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Why a network forecast what stands in a journal: the forecast computed again from the journal's
 * facts, and each of the network's answers that it was made of explained against the HAR point.
 *
 * @param symbol the instrument's
 * @param computed what follows from the facts; nothing if the network has no value there
 * @param answers in the order in which the network was asked; none unless {@link #holds}
 */
public record ForecastExplanation(
    JournaledForecast journaled,
    String symbol,
    Optional<NetworkForecast> computed,
    List<Answer> answers) {
  public ForecastExplanation {
    answers = List.copyOf(answers);
  }

  /** Which day a network was asked for. */
  public enum Asked {
    /** The day of the session that is open, from the days before. */
    TODAY,

    /** The next trading day. */
    NEXT_DAY
  }

  /**
   * An answer and why.
   *
   * @param days of the window, oldest first; the last one may not be over
   */
  public record Answer(
      Asked asked, List<LocalDate> days, NetworkEvaluation evaluation, Attributions attributions) {
    public Answer {
      days = List.copyOf(days);
    }
  }

  /**
   * Explains a decision. The facts are run again from the first one, for whatever a forecast looks
   * at comes from them.
   *
   * @param onFact told now and then which fact has been reached
   * @throws io.headroom.journal.JournalException if there is no such decision, it is no forecast,
   *     no network had a value for it, or this release does not have its algorithm
   * @throws io.headroom.journal.JournalCorruptException if a record is not as it was written
   */
  public static ForecastExplanation of(Journal journal, long decision, LongConsumer onFact) {
    JournaledForecast journaled = JournaledForecast.read(journal, decision);
    ForecastAgain again = ForecastAgain.run(journal, journaled, onFact);
    ForecastExplanation bare =
        new ForecastExplanation(journaled, again.symbol(), again.network(), List.of());
    return bare.holds() ? bare.withAnswers(again.days()) : bare;
  }

  /** Whether what follows from the facts is what stands in the journal, bit for bit. */
  public boolean holds() {
    return computed
        .filter(forecast -> same(forecast.toClose(), journaled.toClose()))
        .filter(forecast -> same(forecast.oneDay(), journaled.oneDay()))
        .filter(forecast -> network(forecast).equals(journaled.network()))
        .isPresent();
  }

  /** The network that was asked, by the hash of its artifact. */
  public static String network(NetworkForecast forecast) {
    return forecast.next().network().artifact().name();
  }

  private ForecastExplanation withAnswers(List<LocalDate> learnt) {
    NetworkForecast forecast = computed.orElseThrow();
    List<Answer> explained = new ArrayList<>();
    List<LocalDate> days = new ArrayList<>(learnt);
    forecast
        .today()
        .ifPresent(
            today -> {
              explained.add(answer(Asked.TODAY, days, today));
              days.add(journaled.originDate());
            });
    explained.add(answer(Asked.NEXT_DAY, days, forecast.next()));
    return new ForecastExplanation(journaled, symbol, computed, explained);
  }

  private static Answer answer(Asked asked, List<LocalDate> days, NetworkEvaluation evaluation) {
    int steps = evaluation.network().artifact().steps();
    return new Answer(
        asked,
        days.subList(days.size() - steps, days.size()),
        evaluation,
        NetworkExplainer.explain(evaluation));
  }

  private static boolean same(double computed, double journaled) {
    return Double.doubleToRawLongBits(computed) == Double.doubleToRawLongBits(journaled);
  }
}
