package io.headroom.ingest;

import io.headroom.config.Instrument;
import io.headroom.journal.record.FaultRule;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * One instrument's files in one feed, read one after another: always holds the next event, decoded.
 * An event's time for merging is the running maximum of the stream's row times, so that rows stay
 * in file order; faults before the first decodable row come at its time. Belongs to one thread.
 */
final class FeedStream implements Closeable {
  /** What the event at hand is. */
  enum Event {
    TICK,
    FAULT,
    /** Once, after the last row. */
    END,
    /** Nothing is left. */
    NOTHING
  }

  private final int number;
  private final Instrument instrument;
  private final List<OpenedFile> files;
  private final RowDecoder decoder;
  private final Row row = new Row();

  private Event event = Event.NOTHING;
  private int ordinal;
  private long rowNumber;
  private long eventRow;
  private long rows;
  private long runningMaximum;
  private boolean lineHeld;
  private int blankLines;
  private LineReader lines;
  private FileContent content;
  private long bytesOfFinishedFiles;

  FeedStream(int number, Instrument instrument, List<OpenedFile> files, RowDecoder decoder) {
    this.number = number;
    this.instrument = instrument;
    this.files = List.copyOf(files);
    this.decoder = decoder;
  }

  /** Goes to the first event that a journal does not hold yet. */
  void start(ResumePoints.Stream journaled) {
    rows = journaled.rows();
    runningMaximum = Math.max(journaled.latestTime(), firstTime().orElse(Long.MIN_VALUE));
    ordinal = Positions.fileOrdinal(journaled.position());
    for (OpenedFile file : files.subList(0, ordinal)) {
      bytesOfFinishedFiles += file.identity().bytes();
    }
    if (journaled.endsWith(files.size())) {
      bytesOfFinishedFiles = bytesTotal();
      event = Event.NOTHING;
      return;
    }
    try {
      openFile();
      skipRows(Positions.row(journaled.position()));
    } catch (IOException problem) {
      throw broken(problem);
    }
    advance();
  }

  int number() {
    return number;
  }

  Instrument instrument() {
    return instrument;
  }

  List<OpenedFile> files() {
    return files;
  }

  boolean quotes() {
    return decoder.quotes();
  }

  Event event() {
    return event;
  }

  /** The decoded tick, or what is wrong with the row. */
  Row row() {
    return row;
  }

  /** The event's place in the stream; for the end that of the last row. */
  long position() {
    return Positions.of(ordinal, eventRow);
  }

  /** Rows so far, the event's included, blank lines at the end of files not. */
  long rows() {
    return rows;
  }

  /** The time at which the event comes in the merge, ns since the epoch. */
  long mergeTime() {
    return runningMaximum;
  }

  /** What is wrong with the row, in one line. */
  String reason() {
    return Faults.reason(file().name(), eventRow, row, lines.buffer());
  }

  /** The row's bytes are in this buffer, from {@link #rawStart()}. */
  byte[] raw() {
    return lines.buffer();
  }

  int rawStart() {
    return lines.start();
  }

  /** Length of the row in bytes; 0 for a blank line. */
  int rawLength() {
    return eventRow == rowNumber ? lines.end() - lines.start() : 0;
  }

  long bytesRead() {
    return bytesOfFinishedFiles + (content == null ? 0 : content.fileBytesRead());
  }

  long bytesTotal() {
    return files.stream().mapToLong(file -> file.identity().bytes()).sum();
  }

  /** The time of its first decodable row from the beginning, ns since the epoch. */
  OptionalLong firstTime() {
    return files.stream().flatMapToLong(file -> file.firstTime().stream()).findFirst();
  }

  /** Goes to the next event. */
  void advance() {
    try {
      if (event == Event.END || !findLine()) {
        end();
      } else if (blankLines > 0) {
        blankLine();
      } else {
        decodeLine();
      }
    } catch (IOException problem) {
      throw broken(problem);
    }
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
      content = null;
    }
  }

  /** Holds the next line that is not blank; false after the last. */
  private boolean findLine() throws IOException {
    while (!lineHeld) {
      if (!lines.next()) {
        blankLines = 0;
        if (ordinal + 1 == files.size()) {
          return false;
        }
        nextFile();
      } else {
        rowNumber++;
        if (lines.blank()) {
          blankLines++;
        } else {
          lineHeld = true;
        }
      }
    }
    return true;
  }

  private void decodeLine() {
    lineHeld = false;
    eventRow = rowNumber;
    rows++;
    if (lines.tooLong()) {
      row.fault(FaultRule.UNDECODABLE, "is longer than " + LineReader.LONGEST_LINE + " bytes");
      event = Event.FAULT;
    } else if (decoder.decode(lines.buffer(), lines.start(), lines.end(), row)) {
      runningMaximum = Math.max(runningMaximum, row.time);
      event = Event.TICK;
    } else {
      event = Event.FAULT;
    }
  }

  /** A blank line with rows behind it. */
  private void blankLine() {
    eventRow = rowNumber - blankLines;
    blankLines--;
    rows++;
    row.fault(FaultRule.UNDECODABLE, "is blank, with rows behind it");
    event = Event.FAULT;
  }

  private void end() throws IOException {
    if (event == Event.END) {
      event = Event.NOTHING;
      return;
    }
    event = Event.END;
    runningMaximum = Math.max(runningMaximum, decoder.coverageEnd());
    bytesOfFinishedFiles = bytesTotal();
    close();
  }

  private void nextFile() throws IOException {
    close();
    bytesOfFinishedFiles += files.get(ordinal).identity().bytes();
    ordinal++;
    openFile();
  }

  private void openFile() throws IOException {
    rowNumber = 0;
    eventRow = 0;
    decoder.startFile(file());
    content = FileContent.open(file().path());
    lines = new LineReader(content);
    if (decoder.hasHeader() && lines.next()) {
      decoder.header(lines.buffer(), lines.start(), lines.end());
    }
  }

  private void skipRows(long count) throws IOException {
    while (rowNumber < count && lines.next()) {
      rowNumber++;
    }
    eventRow = rowNumber;
  }

  private FeedFile file() {
    return files.get(ordinal).file();
  }

  private FeedException broken(IOException problem) {
    return new FeedException(
        file().path()
            + ": cannot be read beyond row "
            + rowNumber
            + " ("
            + problem.getMessage()
            + "), though it could when it was opened; what came before is kept, mend the file"
            + " and start again on the same journal",
        problem);
  }
}
