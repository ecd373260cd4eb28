package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.simulation.SimulatedMarket;
import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.SessionStart;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.LimitSetDecoder;
import io.headroom.journal.record.LimitStateChangedDecoder;
import io.headroom.replay.Projections;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoStoryTest {
  @Test
  void scratch() {
    long from = Long.getLong("seed.from", 1);
    long to = Long.getLong("seed.to", 3);
    for (long seed = from; seed <= to; seed++) {
      run(seed);
    }
  }

  public static void main(String[] a) {
    new DemoStoryTest().scratch();
  }

  static void run(long seed) {
    HeadroomConfig config = ConfigLoader.load(Locations.config("demo.yaml"));
    long t0 = System.nanoTime();
    SimulatedMarket market =
        SimulatedMarket.of(config, DemoScript.DAY, DemoScript.HISTORY_DAYS, seed);
    long t1 = System.nanoTime();
    Feeds feeds = market.feeds(DemoScript.nanos(LocalTime.of(17, 0)), DemoScript.of(config));
    Journal journal = Journal.inMemory(config.journal());
    Projections projections = Projections.create();
    StringBuilder out = new StringBuilder();
    try (JournalDriver driver =
        JournalDriver.lockStep(journal, JournalClock.eventTime(), projections.inOrder())) {
      Opening opening = Opening.ofNew(config, Optional.empty(), market::history);
      opening.submit(
          driver.submitter(), new SessionStart.Origin(0, "", ""), projections.inOrder(), feeds);
      driver.flush();
      long t2 = System.nanoTime();
      feeds.submitThrough(DemoScript.liveFrom(), Integer.MAX_VALUE, driver.submitter());
      driver.flush();
      long t3 = System.nanoTime();
      System.out.printf(
          "seed %d: simulate %.2f opening %.2f morning %.2f s, %d rows; facts %d%n",
          seed,
          (t1 - t0) / 1e9,
          (t2 - t1) / 1e9,
          (t3 - t2) / 1e9,
          feeds.rows(),
          driver.progress().facts());
      long rows = feeds.rows();
      feeds.submitThrough(
          DemoScript.nanos(LocalTime.of(13, 45)), Integer.MAX_VALUE, driver.submitter());
      System.out.printf(
          "live rows %d = %.2f per s%n", feeds.rows() - rows, (feeds.rows() - rows) / 7200.0);
      feeds.submitThrough(DemoStoryTest.story, Integer.MAX_VALUE, driver.submitter());
      driver.flush();
      if (!Boolean.getBoolean("story.brief"))
        System.out.println(projections.forecast().tickCounts());
    }
    TreeMap<String, double[]> util = new TreeMap<>();
    DecisionDispatcher dispatcher = new DecisionDispatcher();
    try (LogReader reader = journal.decisions().reader(1)) {
      int n = 1;
      DecisionHandler h =
          new DecisionHandler() {
            @Override
            public void onLimitSet(RecordHeader header, LimitSetDecoder d) {
              int slot = slot(header.journalTime());
              double u = d.utilisation();
              for (int i = 0; i < d.headroom().count(); i++) {}
              String scope = scope(d);
              double[] a =
                  util.computeIfAbsent(
                      scope,
                      k -> {
                        double[] x = new double[40];
                        java.util.Arrays.fill(x, Double.NaN);
                        return x;
                      });
              if (slot >= 0 && slot < a.length) a[slot] = u;
            }

            @Override
            public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder d) {
              LimitStateChangedDecoder x = d;
              out.append(time(header.journalTime()))
                  .append(' ')
                  .append(x.fromState())
                  .append("->")
                  .append(x.toState())
                  .append(String.format(" %.1f%% ", 100 * x.utilisation()));
              x.inputs().forEach(g -> {});
              out.append(x.scope()).append('\n');
            }

            @Override
            public void onBreachRaised(RecordHeader header, BreachRaisedDecoder d) {}

            @Override
            public void onBreachCleared(RecordHeader header, BreachClearedDecoder d) {}
          };
      while (n > 0) n = reader.poll((b, o, l) -> dispatcher.dispatch(b, o, l, h));
    }
    if (Boolean.getBoolean("story.brief")) {
      System.out.printf("seed %d", seed);
      for (String k :
          new String[] {
            "firm",
            "desk/EQ-INDEX",
            "desk/EQ-INDEX/book/CORE",
            "desk/EQ-SINGLE-STOCK",
            "desk/EQ-SINGLE-STOCK/book/VALUE",
            "desk/FX-SPOT"
          }) {
        double[] a = util.get(k);
        double pre = 0;
        for (int i = 0; i < 15; i++) pre = Math.max(pre, a[i]);
        System.out.printf(
            " | %3.0f %3.0f(%.2f) %3.0f", 100 * pre, 100 * a[18], a[18] / a[15], 100 * a[23]);
      }
      System.out.println();
      return;
    }
    System.out.print(out);
    util.forEach(
        (k, v) -> {
          System.out.printf("%-28s", k);
          for (double u : v) System.out.printf(" %3.0f", 100 * u);
          System.out.println();
        });
  }

  static long story = DemoScript.nanos(LocalTime.of(13, 45));

  static int slot(long t) {
    long base = DemoScript.nanos(LocalTime.of(9, 30));
    if (t < base) return 0;
    return (int) ((t - base) / (10L * 60 * 1_000_000_000L)) + 1;
  }

  static String scope(LimitSetDecoder d) {
    d.headroom();
    var hr = d.sbeRewind();
    for (var g : hr.headroom()) {
      g.restore();
    }
    for (var g : hr.scopes()) {
      g.path();
    }
    for (var g : hr.inputs()) {
      g.first();
    }
    return hr.scope();
  }

  static String time(long t) {
    return Instant.ofEpochSecond(t / 1_000_000_000L)
        .atZone(ZoneId.of("America/New_York"))
        .toLocalDateTime()
        .toString();
  }
}
