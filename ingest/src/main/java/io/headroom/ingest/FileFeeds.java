package io.headroom.ingest;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.journal.FactSubmitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * All file feeds of a config, merged by time.
 *
 * <p>A stream is one source of one feed: one instrument's files, read one after another in the
 * order of their names. Streams are numbered from 1 in the order of the config, which also decides
 * at equal times. Within a stream rows keep their order: one whose time goes back comes at the
 * latest time before it.
 *
 * <p>Every file is checked when it is opened: that it is there, whole, and in the format that the
 * config says. After that a row that cannot be decoded becomes a fault and the next one is read.
 *
 * <p>Belongs to one thread, starts none.
 */
public final class FileFeeds implements Feeds {
  private static final int MOST_STREAMS = 65_534;

  private final List<FeedStream> streams;
  private final List<String> feedNames;
  private final ResumePoints resume;
  private final OptionalLong firstEventTime;
  private final FactWriter writer = new FactWriter();
  private final Merge merge;
  private long rows;

  private FileFeeds(List<FeedStream> streams, List<String> feedNames, ResumePoints resume) {
    this.streams = streams;
    this.feedNames = feedNames;
    this.resume = resume;
    this.firstEventTime = firstTime(streams);
    this.merge = new Merge(streams);
  }

  /**
   * Opens and checks every file of every feed, and goes to where the journal ends.
   *
   * @param expand turns a path of the config into a path of this machine, variables replaced; the
   *     last part may hold {@code *}
   * @param resume what the journal holds already
   * @throws FeedException if a file cannot be used, or is not the one that the journal knows
   */
  public static FileFeeds open(
      HeadroomConfig config, Function<String, Path> expand, ResumePoints resume) {
    List<FeedStream> streams = new ArrayList<>();
    List<String> feedNames = new ArrayList<>();
    for (Feed feed : config.feeds()) {
      for (Feed.Source source : feed.sources()) {
        Instrument instrument = instrument(config, feed, source.symbol());
        int number = streams.size() + 1;
        StreamOpener opener = new StreamOpener(feed, instrument, number, resume.stream(number));
        streams.add(opener.open(FilePaths.find(source.files(), expand)));
        feedNames.add(feed.name());
      }
    }
    checkStreamCount(streams.size(), resume);
    return start(new FileFeeds(streams, feedNames, resume));
  }

  @Override
  public OptionalLong firstEventTime() {
    return firstEventTime;
  }

  @Override
  public OptionalLong nextEventTime() {
    return merge.nextTime();
  }

  /** Submits which files were opened, those left out that the journal knows already. */
  @Override
  public void submitOpened(FactSubmitter submitter) {
    for (int i = 0; i < streams.size(); i++) {
      FeedStream stream = streams.get(i);
      int known = resume.stream(stream.number()).files().size();
      for (OpenedFile file : stream.files().subList(known, stream.files().size())) {
        writer.opened(
            stream.number(),
            stream.instrument().id(),
            feedNames.get(i),
            file.ordinal(),
            file.file().name(),
            file.identity(),
            submitter);
      }
    }
  }

  /**
   * Submits the next rows of the merge, each as a trade, quote or fault, and after a stream's last
   * row its end, at the time at which its files end.
   */
  @Override
  public boolean submitThrough(long lastTime, int maxRows, FactSubmitter submitter) {
    int left = maxRows;
    while (left > 0 && merge.hasNext(lastTime)) {
      FeedStream stream = merge.next();
      if (stream.event() != FeedStream.Event.END) {
        rows++;
      }
      writer.submit(stream, submitter);
      merge.advance();
      left--;
    }
    return merge.hasNext(Long.MAX_VALUE);
  }

  @Override
  public long rows() {
    return rows;
  }

  /** By the bytes of the files that have been read. */
  @Override
  public double share() {
    return (double) bytesRead() / Math.max(1, bytesTotal());
  }

  /** Bytes of the files, as they lie on disk, that have been read; about. */
  public long bytesRead() {
    return streams.stream().mapToLong(FeedStream::bytesRead).sum();
  }

  /** Bytes of all files as they lie on disk. */
  public long bytesTotal() {
    return streams.stream().mapToLong(FeedStream::bytesTotal).sum();
  }

  @Override
  public void close() {
    for (FeedStream stream : streams) {
      try {
        stream.close();
      } catch (IOException problem) {
        throw new FeedException("stream " + stream.number() + " cannot be closed", problem);
      }
    }
  }

  private static FileFeeds start(FileFeeds feeds) {
    try {
      for (FeedStream stream : feeds.streams) {
        stream.start(feeds.resume.stream(stream.number()));
      }
      feeds.merge.start();
      return feeds;
    } catch (FeedException unusable) {
      feeds.close();
      throw unusable;
    }
  }

  private static OptionalLong firstTime(List<FeedStream> streams) {
    return streams.stream().flatMapToLong(stream -> stream.firstTime().stream()).min();
  }

  private static Instrument instrument(HeadroomConfig config, Feed feed, String symbol) {
    return config.instruments().stream()
        .filter(instrument -> instrument.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new FeedException(
                    "feed " + feed.name() + ": no instrument has the symbol " + symbol));
  }

  private static void checkStreamCount(int count, ResumePoints resume) {
    if (count > MOST_STREAMS) {
      throw new FeedException(
          "the feeds have " + count + " sources, at most " + MOST_STREAMS + " are possible");
    }
    if (resume.lastStream() > count) {
      throw new FeedException(
          "the journal knows "
              + resume.lastStream()
              + " sources, the config has "
              + count
              + "; put the missing ones back, or start another journal");
    }
  }
}
