package io.headroom.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A witness's statement that at a time a checkpoint was the largest of its log that it had seen,
 * consistent with all before: {@code cosignature/v1} of C2SP tlog-cosignature. The signature's
 * bytes are the time, seconds since the epoch as a big-endian u64, and an Ed25519 signature.
 */
final class Cosignature {
  private static final int SIGNATURE_LENGTH = 64;

  private Cosignature() {}

  static SignedNote.Signature sign(SealKey key, String name, String text, long epochSeconds) {
    byte[] signature = key.sign(message(text, epochSeconds));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(epochSeconds)
            .put(signature)
            .array();
    int id = VerifierKey.id(name, VerifierKey.Type.COSIGNATURE, key.publicKey());
    return SignedNote.Signature.of(name, id, timed);
  }

  static boolean verifies(SealPublicKey key, String text, byte[] timed) {
    if (timed.length != Long.BYTES + SIGNATURE_LENGTH) {
      return false;
    }
    long epochSeconds = ByteBuffer.wrap(timed).getLong();
    byte[] signature = Arrays.copyOfRange(timed, Long.BYTES, timed.length);
    return epochSeconds >= 0 && key.verifies(message(text, epochSeconds), signature);
  }

  private static byte[] message(String text, long epochSeconds) {
    return ("cosignature/v1\ntime " + epochSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }
}
