package io.headroom.ingest;

import io.headroom.journal.Follower;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.FeedEndedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How much of the feeds and of the history a journal holds already. Hand it all facts of the
 * journal, in order, before feeds are opened; without any it is the beginning.
 */
public final class ResumePoints implements Follower {
  private static final int HISTORY_STREAM = 0;

  private final Map<Integer, Stream> streams = new TreeMap<>();
  private int factors;
  private int bars;
  private int historyFaults;

  /** Daily bars in the journal. */
  public int bars() {
    return bars;
  }

  /** Price factors in the journal. */
  public int factors() {
    return factors;
  }

  /** Rows of history files in the journal that could not become bars. */
  public int historyFaults() {
    return historyFaults;
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    bars++;
  }

  @Override
  public void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {
    factors++;
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    stream(fact.stream()).tick(fact.position(), fact.sourceTime());
  }

  @Override
  public void onQuote(RecordHeader header, QuoteDecoder fact) {
    stream(fact.stream()).tick(fact.position(), fact.sourceTime());
  }

  @Override
  public void onFeedFault(RecordHeader header, FeedFaultDecoder fact) {
    if (fact.stream() == HISTORY_STREAM) {
      historyFaults++;
    } else {
      stream(fact.stream()).row(fact.position());
    }
  }

  @Override
  public void onFeedOpened(RecordHeader header, FeedOpenedDecoder fact) {
    byte[] hash = new byte[FeedOpenedDecoder.contentHashLength()];
    fact.getContentHash(hash, 0, hash.length);
    String sha256 = HexFormat.of().formatHex(hash);
    FileIdentity identity = new FileIdentity(fact.bytes(), sha256);
    int stream = fact.stream();
    int instrument = fact.instrumentId();
    String feed = fact.feed();
    stream(stream).opened(new JournaledFile(feed, fact.file(), instrument, identity));
  }

  @Override
  public void onFeedEnded(RecordHeader header, FeedEndedDecoder fact) {
    stream(fact.stream()).ended = true;
  }

  @Override
  public String name() {
    return "resume-points";
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state
        .section("resume-points", 1)
        .putInt(factors)
        .putInt(bars)
        .putInt(historyFaults)
        .putAll(
            streams.entrySet(),
            (writer, stream) -> stream.getValue().save(writer.putInt(stream.getKey())));
  }

  @Override
  public void restore(StateReader state) {
    factors = state.section("resume-points", 1).takeInt();
    bars = state.takeInt();
    historyFaults = state.takeInt();
    state.forAll(one -> stream(one.takeInt()).restore(one));
  }

  /** The latest time of any tick in the journal, ns since the epoch; empty without ticks. */
  public OptionalLong latestTime() {
    return streams.values().stream()
        .mapToLong(Stream::latestTime)
        .filter(time -> time > Long.MIN_VALUE)
        .max();
  }

  /** The position of a stream's last row in the journal; 0 if it holds none. */
  public long position(int stream) {
    return stream(stream).position();
  }

  /** The names of the files or other sources that a stream has been opened with, in order. */
  public List<String> opened(int stream) {
    return stream(stream).files().stream().map(JournaledFile::file).toList();
  }

  /** Whether a stream's end is the last that the journal holds of it. */
  public boolean hasEnded(int stream) {
    return stream(stream).ended;
  }

  /** What the journal holds of a stream; the beginning if it holds nothing of it. */
  Stream stream(int number) {
    return streams.computeIfAbsent(number, key -> new Stream());
  }

  /** The highest stream number the journal knows; 0 if it knows none. */
  int lastStream() {
    return streams.isEmpty() ? 0 : Collections.max(streams.keySet());
  }

  /** A file as the journal knows it. */
  record JournaledFile(String feed, String file, int instrumentId, FileIdentity identity) {
    void save(StateWriter state) {
      state
          .putText(feed)
          .putText(file)
          .putInt(instrumentId)
          .putLong(identity.bytes())
          .putText(identity.sha256());
    }

    static JournaledFile restored(StateReader state) {
      return new JournaledFile(
          state.takeText(),
          state.takeText(),
          state.takeInt(),
          new FileIdentity(state.takeLong(), state.takeText()));
    }
  }

  /** What the journal holds of one stream. */
  static final class Stream {
    private final List<JournaledFile> files = new ArrayList<>();
    private long position;
    private long rows;
    private long latestTime = Long.MIN_VALUE;
    private boolean ended;

    /** The files that have been opened, by ordinal. */
    List<JournaledFile> files() {
      return Collections.unmodifiableList(files);
    }

    /** Of the last row; 0 if there is none. */
    long position() {
      return position;
    }

    long rows() {
      return rows;
    }

    /** The latest source time of its ticks; the smallest number if there is none. */
    long latestTime() {
      return latestTime;
    }

    /** Whether its end is in the journal, and no file has come since. */
    boolean endsWith(int fileCount) {
      return ended && files.size() == fileCount;
    }

    private void save(StateWriter state) {
      state
          .putAll(files, (writer, file) -> file.save(writer))
          .putLong(position)
          .putLong(rows)
          .putLong(latestTime)
          .putBoolean(ended);
    }

    private void restore(StateReader state) {
      state.forAll(one -> files.add(JournaledFile.restored(one)));
      position = state.takeLong();
      rows = state.takeLong();
      latestTime = state.takeLong();
      ended = state.takeBoolean();
    }

    private void opened(JournaledFile file) {
      files.add(file);
      ended = false;
    }

    private void tick(long tickPosition, long sourceTime) {
      row(tickPosition);
      latestTime = Math.max(latestTime, sourceTime);
    }

    private void row(long rowPosition) {
      position = rowPosition;
      rows++;
    }
  }
}
