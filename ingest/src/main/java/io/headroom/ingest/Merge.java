package io.headroom.ingest;

import java.util.List;
import java.util.OptionalLong;

/**
 * Merges streams by time, the earlier stream first at equal times. It stays with a stream for as
 * long as no other one is due, so that the usual step compares two numbers, however many streams
 * there are.
 */
final class Merge {
  private final FeedStream[] streams;
  private int current = -1;
  private long rivalTime;
  private int rival;

  Merge(List<FeedStream> streams) {
    this.streams = streams.toArray(FeedStream[]::new);
  }

  /** Looks at where the streams stand. */
  void start() {
    choose();
  }

  /** Whether an event is due at this time or before. */
  boolean hasNext(long lastTime) {
    return current >= 0 && streams[current].mergeTime() <= lastTime;
  }

  /** The stream whose event is next. */
  FeedStream next() {
    return streams[current];
  }

  OptionalLong nextTime() {
    return current < 0 ? OptionalLong.empty() : OptionalLong.of(streams[current].mergeTime());
  }

  /** Takes the next event off its stream. */
  void advance() {
    FeedStream stream = streams[current];
    stream.advance();
    long time = stream.mergeTime();
    boolean stay =
        stream.event() != FeedStream.Event.NOTHING
            && (time < rivalTime || (time == rivalTime && current < rival));
    if (!stay) {
      choose();
    }
  }

  /** Finds the stream that is next and the one after it. */
  private void choose() {
    int best = -1;
    int second = -1;
    for (int i = 0; i < streams.length; i++) {
      if (streams[i].event() == FeedStream.Event.NOTHING) {
        continue;
      }
      if (best < 0 || streams[i].mergeTime() < streams[best].mergeTime()) {
        second = best;
        best = i;
      } else if (second < 0 || streams[i].mergeTime() < streams[second].mergeTime()) {
        second = i;
      }
    }
    current = best;
    rival = second < 0 ? Integer.MAX_VALUE : second;
    rivalTime = second < 0 ? Long.MAX_VALUE : streams[second].mergeTime();
  }
}
