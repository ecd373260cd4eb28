package io.headroom.replay;

import io.headroom.journal.seal.TlogProof;

/** A record with the proof that it is in its log. */
public final class RecordProof {
  private final String log;
  private final long number;
  private final byte[] record;
  private final TlogProof proof;

  RecordProof(String log, long number, byte[] record, TlogProof proof) {
    this.log = log;
    this.number = number;
    this.record = record.clone();
    this.proof = proof;
  }

  /** "facts" or "decisions". */
  public String log() {
    return log;
  }

  /** The record's number. */
  public long number() {
    return number;
  }

  /** The record's exact bytes, header included. */
  public byte[] record() {
    return record.clone();
  }

  /** What shows that it is in its log. */
  public TlogProof proof() {
    return proof;
  }
}
