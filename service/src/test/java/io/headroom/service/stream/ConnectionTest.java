package io.headroom.service.stream;

import static io.headroom.service.stream.Updates.event;
import static io.headroom.service.stream.Updates.limit;
import static io.headroom.service.stream.Updates.risk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final Hub.Pulse PULSE = new Hub.Pulse("running", Optional.empty(), 0, 0);

  private final Hub hub = Updates.hub(100);
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final Connection connection = hub.connect(Updates.auditor(), outbox, 0);

  private void apply(Update... updates) {
    for (Update update : updates) {
      hub.apply(List.of(update), update.decision(), update.origin().time());
    }
  }

  private void subscribe(String more) {
    connection.receive("{\"op\":\"subscribe\",\"id\":\"s\"" + more + "}", 0);
  }

  @Test
  void shouldNameTheMessageBeforeEachUpdate() {
    // given
    apply(risk(3, "firm", 1));
    hub.apply(List.of(), 5, 1);
    subscribe("");

    // when
    apply(risk(7, "firm", 2), risk(8, "desk/A", 2));
    hub.apply(List.of(), 9, 1);
    apply(limit(11, "firm"));

    // then
    assertThat(outbox.types()).containsExactly("hello", "snapshot", "risk", "risk", "limit");
    assertThat(outbox.sent.get(1).path("decision").asLong()).isEqualTo(5);
    assertThat(outbox.numbers("decision")).containsExactly(7L, 8L, 11L);
    assertThat(outbox.numbers("previous")).containsExactly(5L, 7L, 8L);
    assertThat(outbox.numbers("skipped")).containsOnly(0L);
  }

  @Test
  void shouldSendWhatIsAskedForAlone() {
    subscribe(",\"scopes\":[\"desk/A\"],\"topics\":[\"risk\"]");

    apply(
        risk(1, "firm", 1),
        risk(2, "desk/A", 1),
        risk(3, "desk/A/book/X", 1),
        risk(4, "desk/AB", 1),
        limit(5, "desk/A"));

    assertThat(outbox.numbers("decision")).containsExactly(2L, 3L);
  }

  @Test
  void shouldLeaveOutWhatIsObsoleteButNoEvent() {
    // given: no more room
    subscribe("");
    outbox.room = 0;

    // when
    apply(
        risk(1, "firm", 1),
        event(2, "firm"),
        limit(3, "firm"),
        risk(4, "firm", 2),
        event(5, "firm"),
        risk(6, "desk/A", 2),
        risk(7, "firm", 3));
    assertThat(outbox.numbers("decision")).isEmpty();
    outbox.room = 100;
    connection.drained(1);
    apply(risk(8, "firm", 4));

    // then: in order; 1 was left out before 2, and 4 before 5
    assertThat(outbox.numbers("decision")).containsExactly(2L, 3L, 5L, 6L, 7L, 8L);
    assertThat(outbox.numbers("previous")).containsExactly(0L, 2L, 3L, 5L, 6L, 7L);
    assertThat(outbox.numbers("skipped")).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
  }

  @Test
  void shouldKeepTheOrderWhileSomethingWaits() {
    subscribe("");
    outbox.room = 0;
    apply(risk(1, "firm", 1), risk(2, "desk/A", 1));
    outbox.room = 1;
    connection.drained(1);
    apply(risk(3, "desk/A/book/X", 1));
    assertThat(outbox.numbers("decision")).containsExactly(1L);
    outbox.room = 100;
    connection.drained(2);

    assertThat(outbox.numbers("decision")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldGoOnFromADecisionWithAllThatCameSince() {
    apply(risk(1, "firm", 1), risk(2, "firm", 2), event(3, "firm"), risk(4, "firm", 3));

    subscribe(",\"from\":{\"journal\":\"j\",\"decision\":1}");
    apply(risk(5, "firm", 4));

    assertThat(outbox.types()).containsExactly("hello", "resumed", "risk", "event", "risk", "risk");
    assertThat(outbox.sent.get(1).path("recovered").asBoolean()).isTrue();
    assertThat(outbox.numbers("decision")).containsExactly(2L, 3L, 4L, 5L);
    assertThat(outbox.numbers("previous")).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void shouldLeaveOutNothingOfWhatIsOwed() {
    // given: room for the answer and one update of the three that are owed
    apply(risk(1, "firm", 1), risk(2, "firm", 2), risk(3, "firm", 3));
    outbox.room = 2;
    subscribe(",\"from\":{\"journal\":\"j\",\"decision\":0}");

    // when: more of the same subject comes
    apply(risk(4, "firm", 4), risk(5, "firm", 5));
    outbox.room = 100;
    connection.drained(1);

    // then: only what came since is thinned out
    assertThat(outbox.numbers("decision")).containsExactly(1L, 2L, 3L, 5L);
    assertThat(outbox.numbers("skipped")).containsExactly(0L, 0L, 0L, 1L);
  }

  @Test
  void shouldShowAnewWhereUpdatesAreGone() {
    Hub small = Updates.hub(2);
    for (long i = 1; i <= 4; i++) {
      small.apply(List.of(risk(i, "firm", 1)), i, i);
    }
    Connection client = small.connect(Updates.auditor(), outbox, 0);
    outbox.sent.clear();

    client.receive(
        "{\"op\":\"subscribe\",\"id\":\"old\",\"from\":{\"journal\":\"j\",\"decision\":1}}", 0);
    client.receive(
        "{\"op\":\"subscribe\",\"id\":\"kept\",\"from\":{\"journal\":\"j\",\"decision\":2}}", 0);
    client.receive(
        "{\"op\":\"subscribe\",\"id\":\"other\",\"from\":{\"journal\":\"k\",\"decision\":3}}", 0);
    client.receive(
        "{\"op\":\"subscribe\",\"id\":\"later\",\"from\":{\"journal\":\"j\",\"decision\":5}}", 0);

    assertThat(outbox.types())
        .containsExactly("snapshot", "resumed", "risk", "risk", "snapshot", "snapshot");
  }

  @Test
  void shouldBeginLaterWhatCannotBeginNow() {
    outbox.room = 0;
    subscribe("");
    apply(risk(1, "firm", 1));
    assertThat(outbox.types()).containsExactly("hello");

    outbox.room = 10;
    connection.drained(1);
    apply(risk(2, "firm", 1));

    assertThat(outbox.types()).containsExactly("hello", "snapshot", "risk");
    assertThat(outbox.sent.get(1).path("decision").asLong()).isEqualTo(1);
  }

  /** Each that begins sends what it owes, which begins the next. */
  @Test
  void shouldBeginEachOnceWhereSeveralWait() {
    apply(event(1, "firm"), event(2, "firm"));
    outbox.room = 0;
    for (String id : List.of("a", "b", "c")) {
      connection.receive(
          "{\"op\":\"subscribe\",\"id\":\""
              + id
              + "\",\"from\":{\"journal\":\"j\",\"decision\":0}}",
          0);
    }

    outbox.room = 100;
    connection.drained(1);

    assertThat(outbox.types().stream().filter("resumed"::equals)).hasSize(3);
    assertThat(outbox.numbers("decision")).containsExactly(1L, 2L, 1L, 2L, 1L, 2L);
  }

  @Test
  void shouldForgetWhatWaitsForASubscriptionThatEnds() {
    subscribe("");
    outbox.room = 0;
    apply(risk(1, "firm", 1));
    connection.receive("{\"op\":\"unsubscribe\",\"id\":\"s\"}", 0);
    outbox.room = 10;
    connection.drained(1);

    assertThat(outbox.types()).containsExactly("hello", "snapshot", "unsubscribed");
  }

  @Test
  void shouldEndAClientWithTooManyEventsWaiting() {
    subscribe("");
    outbox.room = 0;
    for (long i = 1; i <= 1000; i++) {
      apply(event(i, "firm"));
    }
    assertThat(outbox.closeCode).isZero();

    apply(event(1001, "firm"));

    assertThat(outbox.closeCode).isEqualTo(4408);
    assertThat(outbox.last().path("code").asText()).isEqualTo("slow-consumer");
    assertThat(hub.connections()).isZero();
  }

  @Test
  void shouldEndAClientThatReadsNothingForTooLong() {
    hub.beat(PULSE, 1000);
    outbox.room = 0;

    hub.beat(PULSE, 31_000);
    assertThat(outbox.closeCode).isZero();
    hub.beat(PULSE, 31_001);

    assertThat(outbox.closeCode).isEqualTo(4408);
  }

  @Test
  void shouldSendNoHeartbeatWithoutRoom() {
    hub.beat(PULSE, 1000);
    outbox.room = 0;
    hub.beat(PULSE, 2000);

    assertThat(outbox.types()).containsExactly("hello", "heartbeat");
  }

  @Test
  void shouldStayUntilTheTokenHasExpiredForFiveSeconds() {
    hub.beat(PULSE, Updates.EXPIRES.toEpochMilli() + 4_999);
    assertThat(outbox.closeCode).isZero();

    hub.beat(PULSE, Updates.EXPIRES.toEpochMilli() + 5_000);

    assertThat(outbox.closeCode).isEqualTo(4401);
  }

  @Test
  void shouldAllowTwentyMessagesInAnySecond() {
    for (int i = 0; i < 60; i++) {
      connection.receive("{\"op\":\"ping\"}", 50L * i);
    }
    assertThat(outbox.closeCode).isZero();

    connection.receive("{\"op\":\"ping\"}", 50L * 59);

    assertThat(outbox.closeCode).isEqualTo(4429);
  }

  @Test
  void shouldHearNothingMoreAfterTheEnd() {
    subscribe("");
    hub.end(Bye.SHUTTING_DOWN);
    int sent = outbox.sent.size();

    apply(risk(1, "firm", 1));
    connection.receive("{\"op\":\"ping\"}", 1);
    connection.drained(2);

    assertThat(outbox.sent).hasSize(sent);
    assertThat(outbox.closeCode).isEqualTo(1001);
  }

  @Test
  void shouldLetOtherWorkInBetweenManyMessages() {
    for (long i = 1; i <= 90; i++) {
      apply(risk(i, "firm", 1));
    }
    Hub large = Updates.hub(2000);
    for (long i = 1; i <= 1000; i++) {
      large.apply(List.of(risk(i, "firm", 1)), i, i);
    }
    RecordingOutbox eager = new RecordingOutbox();
    Connection client = large.connect(Updates.auditor(), eager, 0);
    client.receive(
        "{\"op\":\"subscribe\",\"id\":\"s\",\"from\":{\"journal\":\"j\",\"decision\":0}}", 0);

    assertThat(eager.numbers("decision")).hasSize(512);
    assertThat(eager.wakes).isEqualTo(1);
    client.pump();
    assertThat(eager.numbers("decision")).hasSize(1000);
  }

  @Test
  void shouldShowATraderItsOwnAlone() {
    RecordingOutbox traders = new RecordingOutbox();
    Connection trader = hub.connect(Updates.trader("A"), traders, 0);
    trader.receive("{\"op\":\"subscribe\",\"id\":\"s\"}", 0);

    apply(risk(1, "firm", 1), risk(2, "desk/A/book/Y", 1), risk(3, "desk/AB", 1));

    assertThat(traders.numbers("decision")).containsExactly(2L);
  }
}
