package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import io.headroom.config.ExactDecimal;
import io.headroom.config.Firm;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.journal.record.ConfigActivatedEncoder;
import io.headroom.journal.record.InstrumentDefinedEncoder;
import io.headroom.journal.record.InstrumentKind;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.PositionSetEncoder;
import io.headroom.journal.record.SessionStartedEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The facts with which a process takes a journal over: {@code SessionStarted}, {@code
 * ConfigActivated}, an {@code InstrumentDefined} per instrument by id, a {@code PositionSet} per
 * position in the config's order.
 */
public final class SessionStart {
  private static final int HEADER = RecordHeader.LENGTH;

  private final FactSubmitter submitter;
  private final long eventTime;
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  private SessionStart(FactSubmitter submitter, long eventTime) {
    this.submitter = submitter;
    this.eventTime = eventTime;
  }

  /**
   * Submits all of them.
   *
   * @param eventTime event time of these facts, ns since the epoch: the first session's start in a
   *     journal that begins in event time, otherwise {@link FactSubmitter#UNTIMED}
   */
  public static void submit(
      FactSubmitter submitter,
      long eventTime,
      Origin origin,
      HeadroomConfig config,
      List<Projection> projections) {
    SessionStart start = new SessionStart(submitter, eventTime);
    byte[] canonical = ConfigCodec.encode(config);
    byte[] hash = ConfigCodec.hash(canonical);
    start.sessionStarted(origin, hash, projections);
    start.configActivated(canonical, hash);
    config.instruments().forEach(start::instrumentDefined);
    start.positionsSet(config);
  }

  /**
   * Who runs.
   *
   * @param wallClock ns since the epoch
   * @param build version and revision of the program
   * @param runtime the JVM and machine it runs on
   */
  public record Origin(long wallClock, String build, String runtime) {}

  private void sessionStarted(Origin origin, byte[] hash, List<Projection> projections) {
    SessionStartedEncoder fact = new SessionStartedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.wallClock(origin.wallClock()).putConfigHash(hash, 0, hash.length);
    SessionStartedEncoder.ProjectionsEncoder group = fact.projectionsCount(projections.size());
    for (Projection projection : projections) {
      group.next().algorithmVersion(projection.algorithmVersion()).projection(projection.name());
    }
    fact.build(origin.build()).runtime(origin.runtime());
    send(fact.encodedLength());
  }

  private void configActivated(byte[] canonical, byte[] hash) {
    ConfigActivatedEncoder fact =
        new ConfigActivatedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.putConfigHash(hash, 0, hash.length).putCanonical(canonical, 0, canonical.length);
    send(fact.encodedLength());
  }

  private void instrumentDefined(Instrument instrument) {
    InstrumentDefinedEncoder fact =
        new InstrumentDefinedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.instrumentId(instrument.id())
        .kind(
            switch (instrument.kind()) {
              case EQUITY -> InstrumentKind.EQUITY;
              case FX -> InstrumentKind.FX;
            })
        .putCurrency(instrument.currency().getBytes(StandardCharsets.US_ASCII), 0)
        .priceExponent((byte) instrument.priceExponent());
    fact.tickSize()
        .mantissa(instrument.tickSize().mantissa())
        .exponent((byte) instrument.tickSize().exponent());
    fact.symbol(instrument.symbol()).calendar(instrument.calendar());
    send(fact.encodedLength());
  }

  private void positionsSet(HeadroomConfig config) {
    Map<String, Integer> ids = new TreeMap<>();
    config.instruments().forEach(i -> ids.put(i.symbol(), i.id()));
    for (Firm.Desk desk : config.firm().desks()) {
      for (Firm.Book book : desk.books()) {
        for (Firm.Position position : book.positions()) {
          positionSet(book.path(), ids.get(position.symbol()), position.quantity());
        }
      }
    }
  }

  private void positionSet(String book, int instrumentId, ExactDecimal quantity) {
    PositionSetEncoder fact = new PositionSetEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.instrumentId(instrumentId);
    fact.quantity().mantissa(quantity.mantissa()).exponent((byte) quantity.exponent());
    fact.book(book);
    send(fact.encodedLength());
  }

  private void send(int bodyLength) {
    RecordHeader.stamp(buffer, 0, 0, eventTime);
    submitter.submit(buffer, 0, HEADER + bodyLength);
  }
}
