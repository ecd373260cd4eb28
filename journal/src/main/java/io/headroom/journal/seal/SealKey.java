package io.headroom.journal.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An Ed25519 private key (RFC 8032) that checkpoints are signed with. Never printed but by {@link
 * #pem}.
 */
public final class SealKey {
  private static final int LENGTH = 32;
  private static final String ALGORITHM = "Ed25519";
  private static final String LABEL = "PRIVATE KEY";

  /** What stands before the key in its PKCS 8 form (RFC 8410). */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final byte[] seed;
  private final PrivateKey key;
  private final SealPublicKey publicKey;

  private SealKey(byte[] seed) {
    this.seed = seed;
    try {
      key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.join(PKCS8, seed)));
      publicKey = derivePublicKey(seed);
    } catch (GeneralSecurityException e) {
      throw new SealException("no Ed25519 private key: " + e.getMessage(), e);
    }
    if (!publicKey.verifies(seed, sign(seed))) {
      throw new IllegalStateException("this Java platform derives no Ed25519 public key");
    }
  }

  /** A new key. */
  public static SealKey random() {
    byte[] seed = new byte[LENGTH];
    new SecureRandom().nextBytes(seed);
    return new SealKey(seed);
  }

  /**
   * Reads PEM as {@code openssl genpkey -algorithm ed25519} writes it.
   *
   * @throws SealException if it holds no Ed25519 private key
   */
  public static SealKey fromPem(String pem) {
    return new SealKey(Pem.read(pem, LABEL, PKCS8, LENGTH));
  }

  /** From the 32 bytes of RFC 8032. */
  static SealKey ofSeed(byte[] seed) {
    return new SealKey(seed.clone());
  }

  /** In PEM, PKCS 8, as openssl reads it: a secret. */
  public String pem() {
    return Pem.write(LABEL, Pem.join(PKCS8, seed));
  }

  /** What others check its signatures with. */
  public SealPublicKey publicKey() {
    return publicKey;
  }

  /** Signs a text as a note of one signature. */
  public SignedNote sign(String name, String text) {
    int id = VerifierKey.id(name, VerifierKey.Type.ED25519, publicKey);
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(SignedNote.Signature.of(name, id, signature)));
  }

  /**
   * Adds a cosignature to a checkpoint, as a witness does.
   *
   * @param name the witness's
   * @param epochSeconds now
   */
  public SignedNote cosign(String name, SignedNote checkpoint, long epochSeconds) {
    return checkpoint.with(Cosignature.sign(this, name, checkpoint.text(), epochSeconds));
  }

  byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new SealException("cannot sign: " + e.getMessage(), e);
    }
  }

  /**
   * The JDK derives a public key only for a pair that it makes, so it makes one from this seed; the
   * constructor checks that it did.
   */
  private static SealPublicKey derivePublicKey(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(255, new FixedBytes(seed));
    KeyPair pair = generator.generateKeyPair();
    byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
    return SealPublicKey.of(
        Arrays.copyOfRange(encoded, encoded.length - SealPublicKey.LENGTH, encoded.length));
  }

  /** Gives the seed where chance is asked for. */
  private static final class FixedBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    FixedBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
