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
import org.agrona.DirectBuffer;

/** Decodes facts and hands each to the handler's method for its type. Belongs to one thread. */
public final class FactDispatcher {
  private final RecordHeader header = new RecordHeader();
  private final SessionStartedDecoder sessionStarted = new SessionStartedDecoder();
  private final ConfigActivatedDecoder configActivated = new ConfigActivatedDecoder();
  private final InstrumentDefinedDecoder instrumentDefined = new InstrumentDefinedDecoder();
  private final DailyBarDecoder dailyBar = new DailyBarDecoder();
  private final PriceFactorDecoder priceFactor = new PriceFactorDecoder();
  private final TradeDecoder trade = new TradeDecoder();
  private final QuoteDecoder quote = new QuoteDecoder();
  private final FeedOpenedDecoder feedOpened = new FeedOpenedDecoder();
  private final FeedFaultDecoder feedFault = new FeedFaultDecoder();
  private final FeedEndedDecoder feedEnded = new FeedEndedDecoder();
  private final PositionSetDecoder positionSet = new PositionSetDecoder();
  private final TimerFiredDecoder timerFired = new TimerFiredDecoder();
  private final ModelActivatedDecoder modelActivated = new ModelActivatedDecoder();
  private final FactsArchivedDecoder factsArchived = new FactsArchivedDecoder();

  /**
   * Hands the record on.
   *
   * @return false if its type is not one of the facts this release knows; it is then passed over
   */
  public boolean dispatch(DirectBuffer buffer, int offset, int length, FactHandler handler) {
    header.wrap(buffer, offset, length);
    int body = offset + RecordHeader.LENGTH;
    int blockLength = header.blockLength();
    int version = header.version();
    switch (header.templateId()) {
      case SessionStartedDecoder.TEMPLATE_ID -> {
        sessionStarted.wrap(buffer, body, blockLength, version);
        handler.onSessionStarted(header, sessionStarted);
      }
      case ConfigActivatedDecoder.TEMPLATE_ID -> {
        configActivated.wrap(buffer, body, blockLength, version);
        handler.onConfigActivated(header, configActivated);
      }
      case InstrumentDefinedDecoder.TEMPLATE_ID -> {
        instrumentDefined.wrap(buffer, body, blockLength, version);
        handler.onInstrumentDefined(header, instrumentDefined);
      }
      case DailyBarDecoder.TEMPLATE_ID -> {
        dailyBar.wrap(buffer, body, blockLength, version);
        handler.onDailyBar(header, dailyBar);
      }
      case PriceFactorDecoder.TEMPLATE_ID -> {
        priceFactor.wrap(buffer, body, blockLength, version);
        handler.onPriceFactor(header, priceFactor);
      }
      case TradeDecoder.TEMPLATE_ID -> {
        trade.wrap(buffer, body, blockLength, version);
        handler.onTrade(header, trade);
      }
      case QuoteDecoder.TEMPLATE_ID -> {
        quote.wrap(buffer, body, blockLength, version);
        handler.onQuote(header, quote);
      }
      case FeedOpenedDecoder.TEMPLATE_ID -> {
        feedOpened.wrap(buffer, body, blockLength, version);
        handler.onFeedOpened(header, feedOpened);
      }
      case FeedFaultDecoder.TEMPLATE_ID -> {
        feedFault.wrap(buffer, body, blockLength, version);
        handler.onFeedFault(header, feedFault);
      }
      case FeedEndedDecoder.TEMPLATE_ID -> {
        feedEnded.wrap(buffer, body, blockLength, version);
        handler.onFeedEnded(header, feedEnded);
      }
      case PositionSetDecoder.TEMPLATE_ID -> {
        positionSet.wrap(buffer, body, blockLength, version);
        handler.onPositionSet(header, positionSet);
      }
      case TimerFiredDecoder.TEMPLATE_ID -> {
        timerFired.wrap(buffer, body, blockLength, version);
        handler.onTimerFired(header, timerFired);
      }
      case ModelActivatedDecoder.TEMPLATE_ID -> {
        modelActivated.wrap(buffer, body, blockLength, version);
        handler.onModelActivated(header, modelActivated);
      }
      case FactsArchivedDecoder.TEMPLATE_ID -> {
        factsArchived.wrap(buffer, body, blockLength, version);
        handler.onFactsArchived(header, factsArchived);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The header of the record handed on last. */
  public RecordHeader header() {
    return header;
  }
}
