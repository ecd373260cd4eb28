package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.journal.Journal;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServiceTest {
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

  private static void runLive(
      HeadroomConfig config, Path folder, Console console, Shutdown shutdown) {
    Variables variables = Variables.of(Map.of(), Locations.root());
    Opening opening =
        Opening.ofNew(config, Optional.empty(), () -> HistoryFeed.open(config, variables::expand));
    try (LiveService service = LiveService.open(config, Optional.empty(), console, shutdown);
        Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.openForWriting(folder, config.journal())) {
      service.run(
          new LiveService.Work(
              journal, folder, opening, feeds, Pace.unlimited(), true, Observer.NONE));
    }
  }
}
