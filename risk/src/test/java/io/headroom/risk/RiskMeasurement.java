package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.FactDispatcher;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TradeEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long things take, printed; run by name. */
@Tag("slow")
class RiskMeasurement {
  private static final int ROUNDS = 15;

  @Test
  void measureAssessments() throws IOException {
    measure(RealWeek.journal(1000), "us per scope assessed, limits and headroom included");
  }

  @Test
  void measureAssessmentsOverBudget() throws IOException {
    measure(RealWeek.journal(1000, "25_000"), "the same, firm over budget, with restoring trades");
    measure(RealWeek.journal(1000, "500"), "the same, firm far over budget");
  }

  private static void measure(Journal journal, String what) {
    journal.beDeaf();
    journal.time("2013-10-07T10:00");
    int trades = 4000;
    double[] micros = new double[ROUNDS];
    long assessed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = journal.risk.summary().assessments();
      long start = cpuNanos();
      for (int i = 0; i < trades; i++) {
        journal.trade(1, i % 2 == 0 ? 1_680_000 : 1_700_000);
        journal.trade(1, i % 2 == 0 ? 1_680_001 : 1_700_001);
      }
      long nanos = cpuNanos() - start;
      assessed = journal.risk.summary().assessments() - before;
      micros[round] = nanos / 1e3 / assessed;
    }
    print(what, micros);
    assertThat(assessed).isPositive();
  }

  @Test
  void measureVaR() {
    Random random = new Random(1);
    double[][] returns = new double[4][1000];
    for (double[] row : returns) {
      Arrays.setAll(row, s -> 0.01 * random.nextGaussian());
    }
    double[] exposures = {1e6, -2e5, 3e5, 4e5};
    ScenarioPnl pnl = new ScenarioPnl();
    Tail tail = new Tail();
    double[] micros = new double[ROUNDS];
    double sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuNanos();
      for (int i = 0; i < 50_000; i++) {
        exposures[0] += 1;
        tail.select(pnl.sum(exposures, returns, 1000), 1000);
        sum += tail.valueAtRisk(TailLevel.P99) + tail.valueAtRisk(TailLevel.P975);
        sum += tail.expectedShortfall(TailLevel.P99) + tail.expectedShortfall(TailLevel.P975);
      }
      micros[round] = (cpuNanos() - start) / 1e3 / 50_000;
    }
    print("us per P&L vector of 4 instruments with both VaRs and ESs", micros);
    assertThat(sum).isPositive();
  }

  @Test
  void measureTicks() throws IOException {
    Journal journal = RealWeek.journal(1000);
    journal.beDeaf();
    journal.time("2013-10-07T10:00");
    for (int id = 1; id <= 4; id++) {
      journal.trade(id, 1_690_000);
      journal.trade(id, 1_690_100);
    }
    FactDispatcher facts = new FactDispatcher();
    UnsafeBuffer[] record = new UnsafeBuffer[16];
    int length = RecordHeader.LENGTH + TradeEncoder.BLOCK_LENGTH;
    for (int i = 0; i < record.length; i++) {
      record[i] = new UnsafeBuffer(new byte[length]);
      new TradeEncoder()
          .wrapAndApplyHeader(record[i], 0, new MessageHeaderEncoder())
          .price(1_690_000 + (i & 12) * 10)
          .instrumentId(1 + (i & 3))
          .priceExponent((byte) -4);
    }
    long time = Journal.at("2013-10-07T10:00");
    long fact = journal.nextFact();
    int ticks = 5_000_000;
    double[] nanos = new double[ROUNDS];
    long before = journal.risk.summary().assessments();
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuNanos();
      for (int i = 0; i < ticks; i++) {
        RecordHeader.stamp(record[i & 15], 0, ++fact, time);
        facts.dispatch(record[i & 15], 0, length, journal.risk);
        journal.risk.afterFact(facts.header());
      }
      nanos[round] = (cpuNanos() - start) / (double) ticks;
    }
    print("ns per tick without a trigger, dispatch included", nanos);
    assertThat(journal.risk.summary().assessments()).isLessThan(before + 20);
  }

  /** Of this thread, so that other work on the machine counts less. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what, double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT, "%s: median %.2f, best %.2f%n", what, sorted[ROUNDS / 2], sorted[0]);
  }
}
