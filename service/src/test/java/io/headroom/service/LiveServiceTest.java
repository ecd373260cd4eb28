package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.forecast.Networks;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.EngineRun;
import io.headroom.journal.Journal;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.RiskAssessedDecoder;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.seal.SealStatus;
import io.headroom.service.live.LiveParts;
import io.headroom.service.live.LiveRun;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServiceTest {
  private static final SealStatus SEALED =
      new SealStatus(
          new SealStatus.Log("facts", 0, OptionalLong.empty()),
          new SealStatus.Log("decisions", 0, OptionalLong.empty()),
          Duration.ZERO,
          Optional.empty());

  @TempDir private Path folder;

  @Test
  void shouldMakeTheSameJournalAsTheDirectLoop() throws Exception {
    // given: the same config through the loop that knows no Vert.x
    HeadroomConfig config = ConfigLoader.load(Locations.root().resolve("config/example.yaml"));
    Path direct = folder.resolve("direct");
    Path live = folder.resolve("live");
    Console console = Console.system();

    // when
    try (Shutdown shutdown = Shutdown.install()) {
      new Serve(
              new Serve.Options(
                  Locations.root().resolve("config/example.yaml"),
                  direct,
                  Speed.MAX,
                  DriverKind.LOCK_STEP,
                  true,
                  OptionalInt.empty()),
              console,
              shutdown)
          .run();
      runLive(config, live, console, shutdown);
    }

    // then
    assertThat(RecordHash.of(live)).isEqualTo(RecordHash.of(direct));
  }

  @Test
  void shouldEndWithTheFailureOfAnyPart() {
    HeadroomConfig config = ConfigLoader.load(Locations.root().resolve("config/example.yaml"));
    Observer broken =
        new Observer() {
          @Override
          public DecisionHandler decisions() {
            return new DecisionHandler() {
              @Override
              public void onRiskAssessed(RecordHeader header, RiskAssessedDecoder decision) {
                throw new IllegalStateException("the reader broke");
              }
            };
          }
        };
    Pace stuck =
        (feeds, maxRows, submitter) -> {
          throw new UnusableInputException("the feed broke");
        };
    try (Shutdown shutdown = Shutdown.install()) {
      Console console = Console.system();
      assertThatThrownBy(
              () ->
                  runLive(config, folder.resolve("a"), console, shutdown, Pace.unlimited(), broken))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the reader broke");
      assertThatThrownBy(
              () -> runLive(config, folder.resolve("b"), console, shutdown, stuck, Observer.NONE))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage("the feed broke");
    }
  }

  @Test
  void shouldEndWhenTheEngineFails() {
    HeadroomConfig config = ConfigLoader.load(Locations.root().resolve("config/example.yaml"));
    Variables variables = Variables.of(Map.of(), Locations.root());
    Projection broken =
        new Projection() {
          @Override
          public int stateVersion() {
            return 1;
          }

          @Override
          public void save(StateWriter state) {
            // It has none.
          }

          @Override
          public void restore(StateReader state) {
            // It has none.
          }

          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int algorithmVersion() {
            return 1;
          }

          @Override
          public void start(DecisionOutput output) {}

          @Override
          public void onTrade(RecordHeader header, TradeDecoder fact) {
            throw new ArithmeticException("the engine broke");
          }
        };
    Opening opening =
        Opening.ofNew(config, Networks.none(), () -> HistoryFeed.open(config, variables::expand));
    try (LiveParts parts = LiveParts.open(Optional.empty(), System.nanoTime());
        Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.inMemory(config.journal())) {
      parts.start(
          new LiveRun(
              journal,
              EngineRun.whole(List.of(broken)),
              submitter -> opening.submit(submitter, Program.origin(), List.of(broken), feeds),
              feeds,
              Pace.unlimited(),
              DiskReserve.none(),
              () -> SEALED,
              Observer.NONE));

      assertThatThrownBy(() -> awaitFailure(parts))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("the engine broke");
    }
  }

  private static void awaitFailure(LiveParts parts) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      parts.check();
      Thread.onSpinWait();
    }
  }

  private static void runLive(
      HeadroomConfig config, Path folder, Console console, Shutdown shutdown) {
    runLive(config, folder, console, shutdown, Pace.unlimited(), Observer.NONE);
  }

  private static void runLive(
      HeadroomConfig config,
      Path folder,
      Console console,
      Shutdown shutdown,
      Pace pace,
      Observer observer) {
    Variables variables = Variables.of(Map.of(), Locations.root());
    Opening opening =
        Opening.ofNew(config, Networks.none(), () -> HistoryFeed.open(config, variables::expand));
    try (LiveService service = LiveService.open(config, Optional.empty(), console, shutdown);
        Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.openForWriting(folder, config.journal())) {
      service.run(
          new LiveService.Work(
              journal,
              folder,
              opening,
              feeds,
              pace,
              journal.reserve(),
              () -> SEALED,
              true,
              observer));
    }
  }
}
