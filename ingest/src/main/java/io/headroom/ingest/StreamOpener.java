package io.headroom.ingest;

import io.headroom.config.Feed;
import io.headroom.config.Instrument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Checks the files of one source, against their format and against what the journal knows. */
final class StreamOpener {
  private final Feed feed;
  private final Instrument instrument;
  private final int number;
  private final List<ResumePoints.JournaledFile> journaled;

  StreamOpener(Feed feed, Instrument instrument, int number, ResumePoints.Stream resume) {
    this.feed = feed;
    this.instrument = instrument;
    this.number = number;
    this.journaled = resume.files();
  }

  /**
   * Checks the files, at least one, in order.
   *
   * @throws FeedException at the first that cannot be used
   */
  FeedStream open(List<FeedFile> files) {
    RowDecoder decoder = RowDecoder.of(feed, instrument);
    List<OpenedFile> opened = new ArrayList<>();
    for (FeedFile file : files) {
      opened.add(open(file, opened.size(), decoder));
    }
    if (journaled.size() > opened.size()) {
      throw new FeedException(
          journaled.get(opened.size()).file()
              + ": is in the journal and not there any more; put it back, or start another journal");
    }
    return new FeedStream(number, instrument, opened, decoder);
  }

  private OpenedFile open(FeedFile file, int ordinal, RowDecoder decoder) {
    FileIdentity identity = identify(file);
    boolean known = ordinal < journaled.size();
    if (known) {
      compare(file, identity, journaled.get(ordinal));
    }
    return new OpenedFile(file, ordinal, identity, FormatLook.at(feed, file, decoder, !known));
  }

  private void compare(FeedFile file, FileIdentity identity, ResumePoints.JournaledFile known) {
    if (!known.feed().equals(feed.name())
        || !known.file().equals(file.name())
        || known.instrumentId() != instrument.id()) {
      throw new FeedException(
          file.path()
              + ": the journal has "
              + known.file()
              + " of feed "
              + known.feed()
              + " in its place; files and sources may only be added at the end, so put them back"
              + " in their order, or start another journal");
    }
    if (!known.identity().equals(identity)) {
      throw new FeedException(
          file.path()
              + ": has changed since it was journaled ("
              + known.identity().bytes()
              + " bytes, SHA-256 "
              + known.identity().sha256()
              + " then); put the earlier file back, or start another journal");
    }
  }

  private static FileIdentity identify(FeedFile file) {
    try {
      return FileIdentity.of(file.path());
    } catch (IOException problem) {
      throw FeedException.of(file.path(), problem);
    }
  }
}
