package io.headroom.replay;

import io.headroom.forecast.ForecastProjection;
import io.headroom.forecast.NetworkForecast;
import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.Epoch;
import io.headroom.journal.Epochs;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.FactHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal's facts run again through the forecast projection alone, up to the one that caused a
 * forecast. Its decisions go nowhere and are numbered otherwise than the journal's, on which no
 * forecast depends.
 */
final class ForecastAgain implements DecisionOutput, DecisionHandler, FactHandler {
  private static final int FACTS_BETWEEN_REPORTS = 1 << 16;

  private final JournaledForecast forecast;
  private final ForecastProjection projection = new ForecastProjection();
  private final Epochs epochs = new Epochs();
  private final List<FactHandler> handlers = List.of(projection, epochs, this);
  private final FactDispatcher facts = new FactDispatcher();
  private final DecisionDispatcher decisions = new DecisionDispatcher();
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private final List<LocalDate> days = new ArrayList<>();
  private String symbol = "";
  private long published;

  private ForecastAgain(JournaledForecast forecast) {
    this.forecast = forecast;
    projection.start(this);
  }

  /**
   * Runs the facts.
   *
   * @throws JournalException if the forecast was made by an algorithm that this release does not
   *     have
   */
  static ForecastAgain run(Journal journal, JournaledForecast forecast, LongConsumer onFact) {
    ForecastAgain again = new ForecastAgain(forecast);
    again.run(journal, onFact);
    again.checkEpoch();
    return again;
  }

  /** What the network says now; nothing if it says nothing. */
  Optional<NetworkForecast> network() {
    return projection.networkForecast(forecast.instrumentId(), forecast.kind(), forecast.origin());
  }

  /** The instrument's symbol. */
  String symbol() {
    return symbol;
  }

  /** The instrument's days that have been learnt, in their order. */
  List<LocalDate> days() {
    return days;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public long publish(int length) {
    decisions.dispatch(buffer, 0, length, this);
    return ++published;
  }

  /** A forecast follows on each day that is learnt. */
  @Override
  public void onVolatilityForecast(RecordHeader header, VolatilityForecastDecoder decision) {
    boolean learnt =
        decision.kind() == ForecastKind.HISTORY || decision.kind() == ForecastKind.SESSION_END;
    if (learnt && decision.instrumentId() == forecast.instrumentId()) {
      days.add(LocalDate.ofEpochDay(decision.originDate()));
    }
  }

  @Override
  public void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {
    if (fact.instrumentId() == forecast.instrumentId()) {
      symbol = fact.symbol();
    }
  }

  private void run(Journal journal, LongConsumer onFact) {
    RecordHeader header = new RecordHeader();
    try (RecordCursor records = new RecordCursor(journal.facts().reader(1))) {
      long number = 0;
      while (number < forecast.cause() && records.next()) {
        number = records.header(header).number();
        take(records);
        projection.afterFact(header);
        if (number % FACTS_BETWEEN_REPORTS == 0) {
          onFact.accept(number);
        }
      }
    }
  }

  private void take(RecordCursor record) {
    for (FactHandler handler : handlers) {
      facts.dispatch(record.buffer(), record.offset(), record.length(), handler);
    }
  }

  /** Of a journal that says nothing of epochs this release has to be the one. */
  private void checkEpoch() {
    List<Epoch> all = epochs.all();
    if (all.isEmpty()) {
      return;
    }
    Epoch last = all.get(all.size() - 1);
    int version = last.algorithms().getOrDefault(projection.name(), 0);
    if (version != projection.algorithmVersion()) {
      throw new JournalException(
          "decision "
              + forecast.number()
              + " was computed by release "
              + last.build()
              + " with "
              + last.algorithmsText()
              + "; this release has "
              + Epoch.text(List.of(projection))
              + ": use that release to explain it");
    }
  }
}
