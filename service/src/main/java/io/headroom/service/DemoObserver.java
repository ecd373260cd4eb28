package io.headroom.service;

import io.headroom.ingest.Feeds;
import io.headroom.journal.DecisionHandler;
import io.headroom.service.live.Observer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells who started the demo how it goes: the build-up, where the console is, what desks do. */
final class DemoObserver implements Observer {
  private final Console console;
  private final Optional<String> address;
  private final DemoSettings settings;
  private final Progress progress;
  private final Deque<DemoScript.Reduction> reductions = new ArrayDeque<>(DemoScript.REDUCTIONS);
  private boolean live;

  /**
   * @param address of the console, if there is one
   */
  DemoObserver(Console console, Optional<String> address, DemoSettings settings) {
    this.console = console;
    this.address = address;
    this.settings = settings;
    progress = console.progress();
  }

  @Override
  public void fed(Feeds feeds) {
    OptionalLong next = feeds.nextEventTime();
    if (!live && reached(next, DemoScript.liveFrom())) {
      live = true;
      progress.done();
      tellThatItIsLive();
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
      console.note("17:00 New York, the simulated day is over; the console stays");
    }
  }

  @Override
  public DecisionHandler decisions() {
    return new LimitLines(console::note);
  }

  private void tellThatItIsLive() {
    console.note(
        String.format(Locale.ROOT, "live from 11:45 New York on, %s times real time", speed()));
    address.ifPresent(where -> console.note("console (risk manager, 24 hours): " + where));
  }

  private String speed() {
    double speed = settings.speed();
    return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
  }

  /** Of the build-up that is done. */
  private static double share(Feeds feeds, long next) {
    double first = feeds.firstEventTime().orElse(next);
    return Math.max(0, Math.min(1, (next - first) / (DemoScript.liveFrom() - first)));
  }

  private static boolean isPast(OptionalLong next, DemoScript.Reduction reduction) {
    return next.isPresent() && next.getAsLong() > DemoScript.nanos(reduction.time());
  }

  private static boolean reached(OptionalLong next, long time) {
    return next.isEmpty() || next.getAsLong() >= time;
  }
}
