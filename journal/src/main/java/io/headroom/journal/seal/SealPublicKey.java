package io.headroom.journal.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 public key (RFC 8032): what seals are checked with. */
public final class SealPublicKey {
  /** Bytes of a key. */
  static final int LENGTH = 32;

  private static final String ALGORITHM = "Ed25519";
  private static final String LABEL = "PUBLIC KEY";

  /** What stands before the key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] bytes;
  private final PublicKey key;

  private SealPublicKey(byte[] bytes, PublicKey key) {
    this.bytes = bytes;
    this.key = key;
  }

  /**
   * From the 32 bytes of RFC 8032.
   *
   * @throws SealException if these are no key
   */
  public static SealPublicKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new SealException(
          "an Ed25519 public key has " + LENGTH + " bytes; found " + bytes.length);
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Pem.join(SPKI, bytes)));
      return new SealPublicKey(bytes.clone(), key);
    } catch (GeneralSecurityException e) {
      throw new SealException("no Ed25519 public key: " + e.getMessage(), e);
    }
  }

  /**
   * Reads PEM as {@code openssl pkey -pubout} writes it.
   *
   * @throws SealException if it holds no Ed25519 public key
   */
  public static SealPublicKey fromPem(String pem) {
    return of(Pem.read(pem, LABEL, SPKI, LENGTH));
  }

  /** The 32 bytes of RFC 8032. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** In PEM, as openssl reads it. */
  public String pem() {
    return Pem.write(LABEL, Pem.join(SPKI, bytes));
  }

  /** As the key that signs notes under a name. */
  public VerifierKey named(String name) {
    return new VerifierKey(name, VerifierKey.Type.ED25519, this);
  }

  /** As the key of a witness that cosigns checkpoints under a name. */
  public VerifierKey cosigner(String name) {
    return new VerifierKey(name, VerifierKey.Type.COSIGNATURE, this);
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of a wrong length or beyond the group's order, which is a bad signature.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealPublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
