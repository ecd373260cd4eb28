package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.FactsArchivedDecoder;
import io.headroom.journal.record.FeedEndedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.ModelActivatedDecoder;
import io.headroom.journal.record.PositionSetDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.SessionStartedDecoder;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.record.TradeDecoder;

/**
 * Takes facts, one method a record type; by default each is passed over. Header and decoder are
 * flyweights, valid only during the call; the decoder is wrapped and stands at the start of the
 * record's groups and variable-length data.
 */
public interface FactHandler {
  default void onSessionStarted(RecordHeader header, SessionStartedDecoder fact) {}

  default void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {}

  default void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {}

  default void onDailyBar(RecordHeader header, DailyBarDecoder fact) {}

  default void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {}

  default void onTrade(RecordHeader header, TradeDecoder fact) {}

  default void onQuote(RecordHeader header, QuoteDecoder fact) {}

  default void onFeedOpened(RecordHeader header, FeedOpenedDecoder fact) {}

  default void onFeedFault(RecordHeader header, FeedFaultDecoder fact) {}

  default void onFeedEnded(RecordHeader header, FeedEndedDecoder fact) {}

  default void onPositionSet(RecordHeader header, PositionSetDecoder fact) {}

  default void onTimerFired(RecordHeader header, TimerFiredDecoder fact) {}

  default void onModelActivated(RecordHeader header, ModelActivatedDecoder fact) {}

  default void onFactsArchived(RecordHeader header, FactsArchivedDecoder fact) {}
}
