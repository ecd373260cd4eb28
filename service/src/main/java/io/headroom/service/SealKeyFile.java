package io.headroom.service;

import io.headroom.journal.FileProblem;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.VerifierKey;
import io.headroom.replay.KeptCheckpoint;
import io.headroom.service.access.AccessException;
import io.headroom.service.access.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of keys for seals, the private one its owner's alone, and of checkpoints. */
final class SealKeyFile {
  /** The private key's name within a folder of keys. */
  static final String PRIVATE = "seal.key";

  /** The public key's name within a folder of keys. */
  static final String PUBLIC = "seal.pub";

  private SealKeyFile() {}

  /**
   * Reads a private key.
   *
   * @throws AccessException if there is none, others may read it, or it is no key
   */
  static SealKey read(Path file) {
    String pem = SecretFile.read(file).orElse("");
    try {
      return SealKey.fromPem(pem);
    } catch (SealException e) {
      throw new AccessException(
          file
              + ": is no key for seals: "
              + e.getMessage()
              + "; a journal goes on with the key that it was sealed with: restore the file from a"
              + " copy. For a new journal make one with 'headroom keygen --out DIR' or 'openssl"
              + " genpkey -algorithm ed25519'");
    }
  }

  /**
   * Reads a public key: PEM, or a verifier key of one of the logs.
   *
   * @throws UnusableInputException if there is none
   */
  static SealPublicKey readPublic(Path file) {
    String text = text(file);
    try {
      return text.contains("-----BEGIN")
          ? SealPublicKey.fromPem(text)
          : logKey(VerifierKey.parse(text));
    } catch (SealException e) {
      throw new UnusableInputException(
          file + ": is no public key for seals, neither PEM nor vkey: " + e.getMessage());
    }
  }

  private static SealPublicKey logKey(VerifierKey key) {
    if (key.type() != VerifierKey.Type.ED25519) {
      throw new SealException(
          "the verifier key of " + key.name() + " is a witness's, it does not sign for a log");
    }
    return key.key();
  }

  /**
   * Reads the public key of a witness: PEM, or a verifier key with its name.
   *
   * @throws UnusableInputException if there is none
   */
  static KeptCheckpoint.WitnessKey readWitness(Path file) {
    String text = text(file);
    try {
      return text.contains("-----BEGIN")
          ? KeptCheckpoint.WitnessKey.of(SealPublicKey.fromPem(text))
          : KeptCheckpoint.WitnessKey.of(VerifierKey.parse(text));
    } catch (SealException e) {
      throw new UnusableInputException(
          file + ": is no public key of a witness, neither PEM nor vkey: " + e.getMessage());
    }
  }

  /**
   * Reads a checkpoint; its signatures are not checked.
   *
   * @throws UnusableInputException if there is none
   */
  static SignedCheckpoint readCheckpoint(Path file) {
    try {
      return SignedCheckpoint.parse(text(file).getBytes(StandardCharsets.UTF_8));
    } catch (SealException e) {
      throw new UnusableInputException(file + ": is no checkpoint: " + e.getMessage());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UnusableInputException(file + ": there is no such file; check the path");
    } catch (IOException e) {
      throw new UnusableInputException(file + ": cannot be read: " + FileProblem.of(e));
    }
  }

  /**
   * Writes a private key to a new file.
   *
   * @throws AccessException if there is a file already, or it cannot be written
   */
  static void write(Path file, SealKey key) {
    SecretFile.write(file, key.pem(), "journals that it has sealed need it");
  }

  /** Writes the public part to a new file, for everybody. */
  static void writePublic(Path file, SealKey key) {
    try {
      Files.writeString(
          file,
          key.publicKey().pem(),
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new AccessException(file + ": there is a key already; move it away first");
    } catch (IOException e) {
      throw new AccessException(file + ": cannot be written: " + FileProblem.of(e));
    }
  }
}
