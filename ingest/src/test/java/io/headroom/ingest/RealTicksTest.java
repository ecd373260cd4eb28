package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.record.MessageHeaderDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class RealTicksTest {
  static final Feed TRADES =
      Configs.trades(
          source("SPY", "${DATA}/ticks/us-equity/spy/*_trade.zip"),
          source("BAC", "${DATA}/ticks/us-equity/bac/*_trade.zip"),
          source("AIG", "${DATA}/ticks/us-equity/aig/*_trade.zip"),
          source("IBM", "${DATA}/ticks/us-equity/ibm/*_trade.zip"));

  /** Counts ticks by instrument and checks that their order is that of time, then stream. */
  static final class Counter implements FactSubmitter {
    private static final int TIME_OFFSET = 16;

    final long[] ticks = new long[8];
    long others;
    long outOfOrder;
    private long latest = Long.MIN_VALUE;
    private final int template;
    private final int instrumentOffset;

    Counter(int template, int instrumentOffset) {
      this.template = template;
      this.instrumentOffset = MessageHeaderDecoder.ENCODED_LENGTH + instrumentOffset;
    }

    static Counter trades() {
      return new Counter(TradeDecoder.TEMPLATE_ID, TradeDecoder.instrumentIdEncodingOffset());
    }

    @Override
    public void submit(DirectBuffer buffer, int offset, int length) {
      if (buffer.getShort(offset + 2) != template) {
        others++;
        return;
      }
      ticks[buffer.getShort(offset + instrumentOffset)]++;
      long time = buffer.getLong(offset + TIME_OFFSET);
      if (time < latest) {
        outOfOrder++;
      }
      latest = Math.max(latest, time);
    }
  }

  private static void read(HeadroomConfig config, Path data, Counter counter) {
    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(data), new ResumePoints())) {
      boolean more = true;
      while (more) {
        more = feeds.submit(10_000, counter);
      }
    }
  }

  @Test
  void shouldReadEveryTradeOfTheWeekInOrder() {
    // given
    Path data = Configs.realData();
    Counter counter = Counter.trades();

    // when
    read(Configs.of(TRADES), data, counter);

    // then: line counts of the unpacked files, 2,793,812 in all
    assertThat(counter.ticks).containsExactly(0, 1_887_460, 573_620, 206_337, 126_395, 0, 0, 0);
    assertThat(counter.others).as("four ends of streams, no faults").isEqualTo(4);
    assertThat(counter.outOfOrder).isZero();
  }

  @Test
  void shouldReadEveryEurUsdQuote() {
    // given
    Path data = Configs.realData();
    Feed feed =
        new Feed(
            "fx",
            Feed.Format.LEAN_FOREX_QUOTE,
            ZoneId.of("-05:00"),
            List.of(source("EURUSD", "${DATA}/ticks/fx-eurusd/*_quote.zip")),
            Optional.empty());
    Counter counter = quotes();

    // when
    read(Configs.of(feed), data, counter);

    // then
    assertThat(counter.ticks[5]).isEqualTo(519_917);
    assertThat(counter.others).isEqualTo(1);
  }

  @Test
  void shouldReadEveryAigQuoteOfADay() {
    // given
    Path data = Configs.realData();
    Feed feed =
        Configs.lean(
            Feed.Format.LEAN_EQUITY_QUOTE,
            source("AIG", "${DATA}/ticks/us-equity/aig/20131007_quote.zip"));
    Counter counter = quotes();

    // when
    read(Configs.of(feed), data, counter);

    // then: 1,079,934 line feeds, and a last row without one
    assertThat(counter.ticks[3]).isEqualTo(1_079_935);
    assertThat(counter.others).isEqualTo(1);
  }

  private static Counter quotes() {
    return new Counter(QuoteDecoder.TEMPLATE_ID, QuoteDecoder.instrumentIdEncodingOffset());
  }
}
