package io.headroom.replay;

import io.headroom.journal.seal.TlogProof;

/**
 * A record with the proof that it is in its log.
 *
 * @param log "facts" or "decisions"
 * @param record its exact bytes, header included
 */
public record RecordProof(String log, long number, byte[] record, TlogProof proof) {}
