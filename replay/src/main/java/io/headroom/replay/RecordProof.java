package io.headroom.replay;

import io.headroom.journal.seal.TlogProof;

/** A record with the proof that it is in its log. */
public final class RecordProof {
  private final String log;
  private final long number;
  private final byte[] bytes;
  private final TlogProof proof;

  /**
   * @param log "facts" or "decisions"
   * @param bytes the record's exact bytes, header included
   */
  RecordProof(String log, long number, byte[] bytes, TlogProof proof) {
    this.log = log;
    this.number = number;
    this.bytes = bytes.clone();
    this.proof = proof;
  }

  /** "facts" or "decisions". */
  public String log() {
    return log;
  }

  /** The record's number in its log, from 1. */
  public long number() {
    return number;
  }

  /** The record's exact bytes, header included. */
  public byte[] record() {
    return bytes.clone();
  }

  /** Leads from the record to a signed checkpoint. */
  public TlogProof proof() {
    return proof;
  }
}
