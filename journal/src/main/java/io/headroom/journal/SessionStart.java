package io.headroom.journal;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Instrument;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ConfigActivatedEncoder;
import io.headroom.journal.record.InstrumentDefinedEncoder;
import io.headroom.journal.record.InstrumentKind;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelActivatedEncoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PositionSetEncoder;
import io.headroom.journal.record.SessionStartedEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Submits the facts with which a process takes a journal over. Belongs to one thread.
 *
 * <p>A journal begins with all of them: {@code SessionStarted}, {@code ConfigActivated}, an {@code
 * InstrumentDefined} per instrument by id, then the history, then the networks if there are any,
 * then a {@code PositionSet} per position. A later start adds {@code SessionStarted} and what has
 * changed.
 */
public final class SessionStart {
  private static final int HEADER = RecordHeader.LENGTH;

  private final FactSubmitter submitter;
  private final long eventTime;
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  /**
   * @param eventTime event time of these facts, ns since the epoch: the first session's start in a
   *     journal that begins in event time, otherwise {@link FactSubmitter#UNTIMED}
   */
  public SessionStart(FactSubmitter submitter, long eventTime) {
    this.submitter = submitter;
    this.eventTime = eventTime;
  }

  /**
   * Who runs.
   *
   * @param wallClock ns since the epoch
   * @param build version and revision of the program
   * @param runtime the JVM and machine it runs on
   */
  public record Origin(long wallClock, String build, String runtime) {}

  /**
   * A position of a book.
   *
   * @param book scope path, for example desk/EQ/book/INDEX
   */
  public record BookPosition(String book, int instrumentId, ExactDecimal quantity) {}

  /**
   * Says who takes the journal over.
   *
   * @param hash SHA-256 of the config's canonical bytes
   * @param epoch the one in which these projections decide, see {@link Epochs#of}
   */
  public void sessionStarted(
      Origin origin, byte[] hash, Epoch epoch, List<Projection> projections) {
    SessionStartedEncoder fact = new SessionStartedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.wallClock(origin.wallClock())
        .putConfigHash(hash, 0, hash.length)
        .epoch(epoch.number())
        .epochStart(epoch.firstFact());
    SessionStartedEncoder.ProjectionsEncoder group = fact.projectionsCount(projections.size());
    for (Projection projection : projections) {
      group.next().algorithmVersion(projection.algorithmVersion()).projection(projection.name());
    }
    fact.build(origin.build()).runtime(origin.runtime());
    send(fact.encodedLength());
  }

  /** Puts a config in force: its canonical bytes and their SHA-256. */
  public void configActivated(byte[] canonical, byte[] hash) {
    ConfigActivatedEncoder fact =
        new ConfigActivatedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.putConfigHash(hash, 0, hash.length).putCanonical(canonical, 0, canonical.length);
    send(fact.encodedLength());
  }

  /** Defines an instrument. */
  public void instrumentDefined(Instrument instrument) {
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

  /**
   * How a network comes to be in force.
   *
   * @param approver who put it in force
   * @param evidence what was held for it, in a sentence
   */
  public record Activation(
      ModelRole role, ActivationSource source, String approver, String evidence) {}

  /**
   * Puts a network in force.
   *
   * @param artifact all its bytes
   * @param hash their SHA-256
   */
  public void modelActivated(byte[] artifact, byte[] hash, Activation activation) {
    ModelActivatedEncoder fact = new ModelActivatedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.putArtifactHash(hash, 0, hash.length)
        .role(activation.role())
        .source(activation.source())
        .approver(activation.approver())
        .evidence(activation.evidence())
        .putArtifact(artifact, 0, artifact.length);
    send(fact.encodedLength());
  }

  /** Sets positions, which count as one change: risk is assessed after the last of them. */
  public void positionsSet(List<BookPosition> positions) {
    for (int i = 0; i < positions.size(); i++) {
      positionSet(positions.get(i), i + 1 < positions.size());
    }
  }

  private void positionSet(BookPosition position, boolean moreFollow) {
    PositionSetEncoder fact = new PositionSetEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.instrumentId(position.instrumentId());
    fact.quantity()
        .mantissa(position.quantity().mantissa())
        .exponent((byte) position.quantity().exponent());
    fact.moreFollow(moreFollow ? BooleanType.YES : BooleanType.NO).book(position.book());
    send(fact.encodedLength());
  }

  private void send(int bodyLength) {
    RecordHeader.stamp(buffer, 0, 0, eventTime);
    submitter.submit(buffer, 0, HEADER + bodyLength);
  }
}
