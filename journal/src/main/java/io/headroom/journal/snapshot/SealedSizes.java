package io.headroom.journal.snapshot;

import io.headroom.journal.JournalFiles;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.TreeHash;
import java.util.Optional;

/** How much of each log is sealed. */
public record SealedSizes(Sealed facts, Sealed decisions) {
  /** Stands where there is nothing to hash. */
  static final TreeHash NO_HASH = TreeHash.of(new byte[TreeHash.LENGTH], 0);

  /** Of a log: size and root of its newest checkpoint, zeros without one. */
  public record Sealed(long size, TreeHash root) {
    void write(StateWriter to) {
      to.putLong(size).putBytes(root.bytes());
    }

    static Sealed read(StateReader from) {
      return new Sealed(from.takeLong(), hash(from));
    }
  }

  /** What a journal's seals say now. */
  public static SealedSizes of(JournalFiles files) {
    Optional<SealPublicKey> key = SealFiles.publicKey(files);
    return new SealedSizes(of(files, "facts", key), of(files, "decisions", key));
  }

  private static Sealed of(JournalFiles files, String log, Optional<SealPublicKey> key) {
    return key.flatMap(signer -> SealedLog.of(files, log, signer).newestCheckpoint())
        .map(newest -> new Sealed(newest.size(), newest.root()))
        .orElseGet(() -> new Sealed(0, NO_HASH));
  }

  static TreeHash hash(StateReader from) {
    byte[] bytes = from.takeBytes();
    if (bytes.length != TreeHash.LENGTH) {
      throw from.wrong("a hash of " + TreeHash.LENGTH + " bytes, found " + bytes.length);
    }
    return TreeHash.of(bytes, 0);
  }
}
