package io.headroom.service.stream;

import static io.headroom.service.stream.Updates.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ForecastKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamIndexTest {
  private static final List<String> SCOPES =
      List.of("firm", "desk/A", "desk/A/book/X", "desk/A/book/Y", "desk/AB");

  @Test
  void shouldBringAHubWhereAnotherIs() {
    long seed = System.nanoTime();
    System.out.println("StreamIndexTest seed " + seed);
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      List<Update> updates = updates(random, random.nextInt(3_000));
      int recent = 1 + random.nextInt(200);
      Hub hub = Updates.hub(recent);
      hub.apply(updates, 10_000, 0);

      StreamIndex index = written(hub.index());
      Hub again = new Hub(house(), recent, index.floor());
      List<Update> needed =
          updates.stream().filter(u -> index.nextNeeded(u.decision()) == u.decision()).toList();
      again.apply(needed, 10_000, 0);

      assertThat(shown(again)).as("trial " + trial).isEqualTo(shown(hub));
      assertThat(again.recent().floor()).isEqualTo(hub.recent().floor());
      assertThat(again.recent().after(index.floor())).isEqualTo(hub.recent().after(index.floor()));
      assertThat(again.index()).isEqualTo(index);
    }
  }

  @Test
  void shouldSayWhichDecisionIsNeededNext() {
    StreamIndex index = new StreamIndex(SCOPES, 10, List.of(3L, 7L));

    assertThat(index.nextNeeded(1)).isEqualTo(3);
    assertThat(index.nextNeeded(3)).isEqualTo(3);
    assertThat(index.nextNeeded(4)).isEqualTo(7);
    assertThat(index.nextNeeded(8)).isEqualTo(11);
    assertThat(index.nextNeeded(12)).isEqualTo(12);
    assertThat(StreamIndex.ofAll().nextNeeded(1)).isEqualTo(1);
  }

  @Test
  void shouldNotDoForScopesThatItDoesNotKnow() {
    ScopeDirectory directory = ScopeDirectory.of(Updates.config().firm());

    assertThat(new StreamIndex(SCOPES, 10, List.of()).objection(directory)).isEmpty();
    assertThat(new StreamIndex(SCOPES.subList(0, 4), 10, List.of()).objection(directory))
        .hasValueSatisfying(why -> assertThat(why).contains("desk/AB"));
  }

  @Test
  void shouldNameTheMeasuresThatForecastsTell() {
    ForecastUpdate forecast = Updates.forecast(9, ForecastKind.INTRADAY, LocalDate.EPOCH, 4);
    assertThat(forecast.sources()).containsExactly(4L, 9L);
  }

  private static StreamIndex written(StreamIndex index) {
    StateWriter writer = new StateWriter();
    index.write(writer);
    return StreamIndex.read(new StateReader("test", writer.toBytes()));
  }

  private static JsonNode shown(Hub hub) {
    return hub.state().snapshot(new Selection(Set.copyOf(SCOPES), EnumSet.allOf(Topic.class)));
  }

  private static House house() {
    HeadroomConfig config = Updates.config();
    return new House("j", config, Optional.empty(), "test");
  }

  private static List<Update> updates(Random random, int count) {
    List<Update> updates = new ArrayList<>();
    long time = 0;
    for (int i = 1; i <= count; i++) {
      time += random.nextInt(3) * MINUTE / 2;
      String scope = SCOPES.get(random.nextInt(random.nextInt(100) == 0 ? 5 : 4));
      LocalDate date = LocalDate.ofEpochDay(i / 500);
      updates.add(
          switch (random.nextInt(8)) {
            case 0 -> Updates.raised(3L * i, scope);
            case 1 -> Updates.cleared(3L * i, scope, 1);
            case 2 -> Updates.event(3L * i, scope);
            case 3 -> Updates.limit(3L * i, scope);
            case 4 -> Updates.forecast(3L * i, ForecastKind.INTRADAY, date);
            case 5 -> Updates.forecast(3L * i, ForecastKind.HISTORY, date);
            default -> Updates.riskAt(3L * i, time, scope, random.nextDouble());
          });
    }
    return updates;
  }
}
