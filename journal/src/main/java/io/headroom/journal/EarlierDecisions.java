package io.headroom.journal;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The decisions of earlier epochs, read beside the facts that caused them while a later epoch's
 * algorithms build up their state from the same facts.
 *
 * <p>What the later algorithms decide on those facts is not written; where a later decision names
 * it as an input, it names what the journal holds instead: of the decisions with the same cause,
 * the first one of the same type that has not been taken yet, or 0 if there is none.
 */
final class EarlierDecisions implements AutoCloseable {
  private final RecordCursor decisions;
  private final List<DecisionHandler> listeners;
  private final RecordHeader header = new RecordHeader();
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
  private final List<Decision> ofFact = new ArrayList<>();
  private boolean ahead;
  private long last;

  private static final class Decision {
    private final byte[] bytes;
    private final long number;
    private final int template;
    private boolean taken;

    Decision(byte[] bytes, RecordHeader header) {
      this.bytes = bytes;
      number = header.number();
      template = header.templateId();
    }
  }

  /**
   * @param decisions from decision 1 on; closed with this
   * @param listeners hear of every one in order, after the fact that caused it
   */
  EarlierDecisions(LogReader decisions, List<DecisionHandler> listeners) {
    this.decisions = new RecordCursor(decisions);
    this.listeners = List.copyOf(listeners);
  }

  /** To be called before the projections take a fact. */
  void begin(long fact) {
    while (peek() && header.cause() <= fact) {
      byte[] bytes = new byte[decisions.length()];
      decisions.buffer().getBytes(decisions.offset(), bytes);
      ofFact.add(new Decision(bytes, header));
      last = header.number();
      ahead = false;
    }
  }

  /** The number under which the journal holds what a projection decides now; 0 if it does not. */
  long number(int template) {
    for (Decision decision : ofFact) {
      if (decision.template == template && !decision.taken) {
        decision.taken = true;
        return decision.number;
      }
    }
    return 0;
  }

  /** To be called when the projections have taken the fact. */
  void end() {
    for (Decision decision : ofFact) {
      buffer.wrap(decision.bytes);
      for (DecisionHandler listener : listeners) {
        dispatcher.dispatch(buffer, 0, decision.bytes.length, listener);
      }
    }
    ofFact.clear();
  }

  /** The number of the last one read. */
  long last() {
    return last;
  }

  @Override
  public void close() {
    decisions.close();
  }

  private boolean peek() {
    if (!ahead) {
      ahead = decisions.next();
    }
    if (ahead) {
      decisions.header(header);
    }
    return ahead;
  }
}
