package io.headroom.service.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.seal.SealStatus;
import io.headroom.service.http.DecisionLookup;
import io.headroom.service.http.Health;
import io.headroom.service.stream.House;
import io.headroom.service.stream.Hub;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the gateway has once there is a journal. Belongs to its event loop. */
final class GatewayRun {
  private final JournalDriver driver;
  private final RunState state;
  private final Supplier<SealStatus> seals;
  private final Hub hub;
  private final DecisionLookup lookup;

  /**
   * @param floor up to here not all decisions are read
   */
  GatewayRun(
      Listening listening,
      Journal journal,
      JournalDriver driver,
      RunState state,
      Supplier<SealStatus> seals,
      long floor) {
    this.driver = driver;
    this.state = state;
    this.seals = seals;
    hub =
        new Hub(
            new House(journal.id(), listening.config(), listening.notice(), listening.build()),
            listening.recentUpdates(),
            floor);
    lookup = new DecisionLookup(journal.decisions());
  }

  Hub hub() {
    return hub;
  }

  DecisionLookup lookup() {
    return lookup;
  }

  /** Whether what the journal held at the start is shown. */
  boolean caughtUp() {
    return state.isCaughtUp();
  }

  Hub.Pulse pulse() {
    JournalDriver.Progress progress = driver.progress();
    return new Hub.Pulse(
        feeds(), state.pause(), progress.facts() - progress.decidedFacts(), progress.decidedTime());
  }

  private String feeds() {
    if (state.pause().isPresent()) {
      return FeedState.PAUSED.text();
    }
    FeedState feeds = state.feeds();
    return (feeds == FeedState.OPENING ? FeedState.RUNNING : feeds).text();
  }

  private void addOpening(ObjectNode data) {
    data.put("feeds", state.feeds().text());
    state.readyAfter().ifPresent(seconds -> data.put("readyAfterSeconds", seconds));
  }

  List<Health.Check> checks() {
    JournalDriver.Progress progress = driver.progress();
    return List.of(
        new Health.Check(
            "engine",
            state.failure(),
            data ->
                data.put("facts", progress.facts())
                    .put("decidedFacts", progress.decidedFacts())
                    .put("decisions", progress.decisions())
                    .put("snapshotFact", progress.start().snapshotFact())
                    .put("factsAgain", progress.start().factsAgain())),
        new Health.Check(
            "opening",
            state.feeds() == FeedState.OPENING
                ? Optional.of("the history is still being decided on")
                : Optional.empty(),
            this::addOpening),
        new Health.Check("disk", state.pause(), data -> {}),
        sealsCheck(seals.get()),
        new Health.Check(
            "stream",
            caughtUp()
                ? Optional.empty()
                : Optional.of("the decisions that the journal holds are still being read"),
            data -> data.put("head", hub.head()).put("connections", hub.connections())));
  }

  /** Records that are not sealed keep no desk from its work. */
  private static Health.Check sealsCheck(SealStatus status) {
    return Health.Check.ofSomethingLess(
        "seals",
        status.problem(),
        data ->
            data.put("sealedFacts", status.facts().sealed().orElse(0))
                .put("sealedDecisions", status.decisions().sealed().orElse(0)));
  }
}
