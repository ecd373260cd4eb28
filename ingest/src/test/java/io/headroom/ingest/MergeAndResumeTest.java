package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.ingest.RecordedFacts.Ended;
import io.headroom.ingest.RecordedFacts.Fault;
import io.headroom.ingest.RecordedFacts.Opened;
import io.headroom.ingest.RecordedFacts.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeAndResumeTest {
  private static final String[] SYMBOLS = {"SPY", "BAC", "AIG", "IBM"};
  private static final long MIDNIGHT = LeanFormatsTest.nanos("2013-10-07T04:00:00Z");
  private static final long DAY = 86_400_000_000_000L;

  @TempDir Path folder;

  /** Where an event belongs: its time in the merge, then its stream. */
  private record Expected(long mergeTime, int stream, String what) {}

  /**
   * Writes days of rows for four instruments in two feeds, with equal times, times going back,
   * faulty and blank lines; returns where each event belongs, worked out from what is written.
   */
  private List<Expected> write(Random random, int days, int rows) {
    List<Expected> expected = new ArrayList<>();
    for (int stream = 1; stream <= SYMBOLS.length; stream++) {
      List<Expected> ofStream = new ArrayList<>();
      long latest = Long.MIN_VALUE;
      for (int day = 0; day < days; day++) {
        StringBuilder text = new StringBuilder();
        int ms = 0;
        int written = 0;
        for (int row = 1; row <= rows; row++) {
          boolean last = row == rows;
          int kind = last ? 99 : random.nextInt(20);
          ms = Math.max(0, ms + random.nextInt(-3, 8));
          if (kind == 0) {
            text.append("\n");
          } else if (kind == 1) {
            text.append(ms).append(",x,1,P,0,0\n");
          } else {
            text.append(ms).append(",100,1,P,0,0\r\n");
            latest = Math.max(latest, MIDNIGHT + day * DAY + ms * 1_000_000L);
          }
          String what = day + "/" + row + (kind <= 1 ? " fault" : " trade");
          ofStream.add(new Expected(latest, stream, what));
          written++;
        }
        text.append("\n".repeat(random.nextInt(3)));
        assertThat(written).isEqualTo(rows);
        Packed packed = List.of(Packed.values()).get(random.nextInt(3));
        packed.write(folder, "2013100" + (7 + day) + "_" + SYMBOLS[stream - 1], text.toString());
      }
      long first =
          ofStream.stream().mapToLong(Expected::mergeTime).filter(t -> t > 0).min().orElse(0);
      ofStream.forEach(
          e -> expected.add(new Expected(Math.max(first, e.mergeTime()), e.stream(), e.what())));
      expected.add(new Expected(MIDNIGHT + days * DAY, stream, "end"));
    }
    expected.sort(Comparator.comparingLong(Expected::mergeTime).thenComparingInt(Expected::stream));
    return expected;
  }

  private static HeadroomConfig config() {
    Feed first = Configs.trades(source("SPY", "${DATA}/*_SPY"), source("BAC", "${DATA}/*_BAC"));
    Feed second = Configs.trades(source("AIG", "${DATA}/*_AIG"), source("IBM", "${DATA}/*_IBM"));
    return Configs.of(first, second);
  }

  private static String describe(Object fact) {
    if (fact instanceof Trade trade) {
      return trade.stream() + " " + trade.file() + "/" + trade.row() + " trade";
    }
    if (fact instanceof Fault fault) {
      return fault.stream() + " " + fault.file() + "/" + fault.row() + " fault";
    }
    return ((Ended) fact).stream() + " end";
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldMergeByTimeThenConfigOrderAndKeepRowsInFileOrder(long seed) {
    // given
    System.out.println("seed " + seed);
    List<Expected> expected = write(new Random(seed), 3, 60);

    // when
    RecordedFacts facts = LeanFormatsTest.read(config(), folder);

    // then: a stable sort of all events by time and stream
    assertThat(facts.of(Opened.class)).hasSize(12);
    assertThat(facts.facts.subList(12, facts.facts.size()))
        .extracting(MergeAndResumeTest::describe)
        .containsExactlyElementsOf(
            expected.stream().map(e -> e.stream() + " " + e.what()).toList());
  }

  @Test
  void shouldGoOnExactlyWhereTheJournalEnds() {
    // given
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    write(random, 3, 60);
    RecordedFacts whole = LeanFormatsTest.read(config(), folder);
    int size = whole.records.size();

    for (int trial = 0; trial < 60; trial++) {
      int cut = trial == 0 ? 0 : trial == 1 ? size : random.nextInt(size + 1);
      ResumePoints resume = new ResumePoints();
      whole.replay(cut, resume);
      RecordedFacts rest = new RecordedFacts();

      // when
      try (FileFeeds feeds = FileFeeds.open(config(), Configs.in(folder), resume)) {
        feeds.submitOpened(rest);
        boolean more = true;
        while (more) {
          more = feeds.submit(1 + random.nextInt(10), rest);
        }
        assertThat(feeds.bytesRead()).isEqualTo(feeds.bytesTotal());
      }

      // then
      assertThat(rest.records)
          .as("seed %d, cut at %d", seed, cut)
          .isEqualTo(whole.records.subList(cut, size));
    }
  }

  @Test
  void shouldKnowTheFirstEventsTimeWhereverTheJournalEnds() {
    // given
    Packed.ZIP.write(folder, "20131007_SPY", "x,1,1,P,0,0\n5000,1,1,P,0,0\n");
    Packed.ZIP.write(folder, "20131007_BAC", "3000,1,1,P,0,0\n");
    HeadroomConfig config =
        Configs.of(Configs.trades(source("SPY", "${DATA}/*_SPY"), source("BAC", "${DATA}/*_BAC")));
    RecordedFacts whole = LeanFormatsTest.read(config, folder);

    for (int cut = 0; cut <= whole.records.size(); cut++) {
      ResumePoints resume = new ResumePoints();
      whole.replay(cut, resume);
      try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), resume)) {
        assertThat(feeds.firstEventTime()).hasValue(MIDNIGHT + 3_000_000_000L);
      }
    }
  }

  @Test
  void shouldRefuseFileThatChangedSinceItWasJournaled() {
    // given
    Packed.ZIP.write(folder, "20131007_SPY", "1,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/*_SPY")));
    ResumePoints resume = new ResumePoints();
    LeanFormatsTest.read(config, folder).replay(1, resume);

    // when
    Packed.ZIP.write(folder, "20131007_SPY", "2,1,1,P,0,0\n");

    // then
    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), resume))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("20131007_SPY: has changed since it was journaled");
  }

  @Test
  void shouldRefuseFileThatTakesTheJournaledOnesPlace() {
    // given
    Packed.ZIP.write(folder, "20131007_SPY", "1,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/*_SPY")));
    ResumePoints resume = new ResumePoints();
    LeanFormatsTest.read(config, folder).replay(1, resume);

    // when
    Packed.ZIP.write(folder, "20131004_SPY", "2,1,1,P,0,0\n");

    // then
    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), resume))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("20131004_SPY: the journal has ${DATA}/20131007_SPY of feed lean in");
  }

  @Test
  void shouldRefuseConfigWithFewerSourcesThanTheJournal() {
    // given
    write(new Random(1), 1, 5);
    ResumePoints resume = new ResumePoints();
    LeanFormatsTest.read(config(), folder).replay(4, resume);
    HeadroomConfig fewer = Configs.of(config().feeds().get(0));

    // then
    assertThatThrownBy(() -> FileFeeds.open(fewer, Configs.in(folder), resume))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("the journal knows 4 sources, the config has 2");
  }

  @Test
  void shouldReadFilesThatCameAfterTheEnd() {
    // given
    Packed.ZIP.write(folder, "20131007_SPY", "1,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/*_SPY")));
    ResumePoints resume = new ResumePoints();
    RecordedFacts before = LeanFormatsTest.read(config, folder);
    before.replay(before.records.size(), resume);

    // when
    Packed.ZIP.write(folder, "20131008_SPY", "7,1,1,P,0,0\n");
    RecordedFacts facts = new RecordedFacts();
    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), resume)) {
      feeds.submitOpened(facts);
      assertThat(feeds.submit(100, facts)).isFalse();
    }

    // then
    assertThat(facts.facts)
        .extracting(Object::getClass)
        .map(Class::getSimpleName)
        .containsExactly("Opened", "Trade", "Ended");
    assertThat(facts.trades().get(0).file()).isEqualTo(1);
    assertThat(facts.of(Ended.class).get(0).rows()).isEqualTo(2);
  }

  @Test
  void shouldNameFileAndRowWhenAFileBreaksAfterItWasOpened() throws IOException {
    // given
    Packed.GZIP.write(folder, "20131007_SPY", "1,1,1,P,0,0\n");
    Path second = Packed.GZIP.write(folder, "20131008_SPY", "1,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/*_SPY")));
    RecordedFacts facts = new RecordedFacts();
    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), new ResumePoints())) {
      // when
      Files.write(second, Arrays.copyOf(Files.readAllBytes(second), 14));

      // then: what came before has been submitted
      assertThatThrownBy(() -> feeds.submit(10, facts))
          .isInstanceOf(FeedException.class)
          .hasMessageContaining("20131008_SPY: cannot be read beyond row 0");
      assertThat(facts.trades()).hasSize(1);
    }
  }
}
