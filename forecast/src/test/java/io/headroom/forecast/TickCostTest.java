package io.headroom.forecast;

import static io.headroom.forecast.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.DecisionOutput;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.ConfigActivatedEncoder;
import io.headroom.journal.record.InstrumentDefinedEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TradeEncoder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a trade costs in processor time: a day of SPY, encoded beforehand, through a fresh
 * projection.
 */
@Tag("slow")
class TickCostTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int RUNS = 12;
  private static final int RECORD = RecordHeader.LENGTH + TradeEncoder.BLOCK_LENGTH;
  private static final int MOST = 500_000;

  private final UnsafeBuffer trades = new UnsafeBuffer(new byte[MOST * RECORD]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int count;

  @Test
  void shouldCleanATradeInWellUnderAMicrosecond() {
    // given
    encode(LocalDate.of(2013, 10, 8));

    // when
    double best = Double.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      ForecastProjection projection = projection();
      FactDispatcher dispatcher = new FactDispatcher();
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < count; i++) {
        dispatcher.dispatch(trades, i * RECORD, RECORD, projection);
      }
      double each = (double) (THREADS.getCurrentThreadCpuTime() - start) / count;
      System.out.printf(Locale.ROOT, "%d trades, %.1f ns each%n", count, each);
      best = Math.min(best, each);
      assertThat(projection.tickCounts().ticks()).isEqualTo(count);
    }

    // then
    assertThat(best).isLessThan(1_000);
  }

  private void encode(LocalDate date) {
    TradeEncoder trade = new TradeEncoder();
    long midnight = at(date, "00:00");
    RealData.zipLines(
        "ticks/us-equity/spy/20131008_trade.zip",
        row -> {
          int offset = count * RECORD;
          long time = midnight + Long.parseLong(row[0]) * 1_000_000;
          trade
              .wrapAndApplyHeader(trades, offset, header)
              .sourceTime(time)
              .position(count)
              .price(Long.parseLong(row[1]))
              .quantity(Long.parseLong(row[2]))
              .saleConditions(Long.parseLong(row[4], 16))
              .stream(1)
              .instrumentId(1)
              .priceExponent((byte) -4)
              .quantityExponent((byte) 0)
              .exchange((byte) row[3].charAt(0));
          trade.flags().clear().suspicious(row[5].equals("1"));
          RecordHeader.stamp(trades, offset, count + 3L, time);
          count++;
        });
  }

  private ForecastProjection projection() {
    ForecastProjection projection = new ForecastProjection();
    projection.start(new Discard());
    FactDispatcher dispatcher = new FactDispatcher();
    MutableDirectBuffer fact = new ExpandableArrayBuffer(1 << 16);
    byte[] canonical = Sessions.CONFIG.getBytes(StandardCharsets.UTF_8);
    ConfigActivatedEncoder config = new ConfigActivatedEncoder();
    config.wrapAndApplyHeader(fact, 0, header).putCanonical(canonical, 0, canonical.length);
    dispatcher.dispatch(fact, 0, RecordHeader.LENGTH + config.encodedLength(), projection);
    InstrumentDefinedEncoder defined = new InstrumentDefinedEncoder();
    defined.wrapAndApplyHeader(fact, 0, header).instrumentId(1).symbol("").calendar("");
    dispatcher.dispatch(fact, 0, RecordHeader.LENGTH + defined.encodedLength(), projection);
    return projection;
  }

  private static final class Discard implements DecisionOutput {
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
    private long published;

    @Override
    public MutableDirectBuffer buffer() {
      return buffer;
    }

    @Override
    public long publish(int length) {
      return ++published;
    }
  }
}
