package io.headroom.service;

import io.headroom.ingest.Feeds;
import io.headroom.journal.DecisionHandler;
import io.headroom.service.live.Observer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells who started the demo how it goes: the build-up, where the console is, what desks do. */
final class DemoObserver implements Observer {
  private final Console console;
  private final Optional<String> address;
  private final DemoSettings settings;
  private final Progress progress;
  private final Deque<DemoScript.Reduction> reductions = new ArrayDeque<>(DemoScript.REDUCTIONS);
  private final long liveFrom;
  private final long end;
  private boolean live;

  /**
   * @param address of the console, if there is one
   * @param liveFrom when the live part begins, ns since the epoch
   * @param end when the feeds end, or have ended
   */
  DemoObserver(
      Console console, Optional<String> address, DemoSettings settings, long liveFrom, long end) {
    this.console = console;
    this.address = address;
    this.settings = settings;
    this.liveFrom = liveFrom;
    this.end = end;
    progress = console.progress();
    reductions.removeIf(reduction -> DemoScript.nanos(reduction.time()) < liveFrom);
  }

  @Override
  public void fed(Feeds feeds) {
    OptionalLong next = feeds.nextEventTime();
    if (!live && reached(next, liveFrom)) {
      live = true;
      progress.done();
      tellThatItIsLive(next.isPresent());
    } else if (!live) {
      progress.update(share(feeds, next.getAsLong()), feeds.rows(), "ticks");
    }
    while (!reductions.isEmpty() && isPast(next, reductions.element())) {
      console.note(reductions.remove().text());
    }
  }

  @Override
  public void ended(Feeds feeds) {
    if (!settings.endsWithFeeds()) {
      console.note(
          DemoScript.timeOf(end) + " New York, the simulated day is over; the console stays");
    }
  }

  @Override
  public DecisionHandler decisions() {
    return new LimitLines(console::note);
  }

  private void tellThatItIsLive(boolean goesOn) {
    if (goesOn) {
      console.note("live from " + DemoScript.timeOf(liveFrom) + " New York on, " + speed());
    }
    address.ifPresent(where -> console.note("console (risk manager, 24 hours): " + where));
  }

  private String speed() {
    if (settings.speed().unlimited()) {
      return "as fast as it goes";
    }
    double speed = settings.speed().timesRealTime();
    String number = speed == Math.rint(speed) ? Long.toString((long) speed) : "" + speed;
    return number + " times real time";
  }

  /** Of the build-up that is done. */
  private double share(Feeds feeds, long next) {
    double first = feeds.firstEventTime().orElse(next);
    return Math.max(0, Math.min(1, (next - first) / (liveFrom - first)));
  }

  private static boolean isPast(OptionalLong next, DemoScript.Reduction reduction) {
    return next.isPresent() && next.getAsLong() > DemoScript.nanos(reduction.time());
  }

  private static boolean reached(OptionalLong next, long time) {
    return next.isEmpty() || next.getAsLong() >= time;
  }
}
