package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where seals stand within a journal, and the key that they were made with. */
public final class SealFiles {
  /** The folder of everything that has to do with seals. */
  public static final String FOLDER = "seals";

  /** The private key of a journal for which none is configured. */
  public static final String KEY = FOLDER + "/key";

  /** The public key, for who reads the journal. */
  public static final String PUBLIC_KEY = FOLDER + "/public-key";

  private SealFiles() {}

  /**
   * The public key that a journal says its seals are made with; empty if it was never sealed.
   * Whoever can write the journal can write this file: to rule out forgery, compare it with a key
   * that came another way.
   *
   * @throws SealException if the file holds no such key
   */
  public static Optional<SealPublicKey> publicKey(JournalFiles files) {
    return files.read(PUBLIC_KEY).map(SealFiles::parsePublicKey);
  }

  private static SealPublicKey parsePublicKey(byte[] pem) {
    try {
      return SealPublicKey.fromPem(new String(pem, StandardCharsets.US_ASCII));
    } catch (SealException e) {
      throw new SealException(
          PUBLIC_KEY
              + " is not the public key that it was: "
              + e.getMessage()
              + "; put the public key of this journal's seals there again");
    }
  }

  /**
   * Writes the public key, or checks that it is the one that is there.
   *
   * @throws SealException if the journal was sealed with another
   */
  static void keep(JournalFiles files, SealPublicKey key) {
    Optional<SealPublicKey> before = publicKey(files);
    if (before.isEmpty()) {
      byte[] pem = key.pem().getBytes(StandardCharsets.US_ASCII);
      files.replace(PUBLIC_KEY, pem, JournalFiles.Sync.DISK);
    } else if (!before.get().equals(key)) {
      throw new SealException(
          "this journal is sealed with the key whose public part is "
              + before.get()
              + ", but it was to be sealed with "
              + key
              + "; use the key that it began with");
    }
  }

  static String logFolder(String log) {
    return FOLDER + "/" + log;
  }
}
