package io.headroom.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named public key that checks signatures of notes; as text a verifier key of C2SP signed-note:
 * {@code name+keyid+base64}.
 */
public record VerifierKey(String name, Type type, SealPublicKey key) {
  private static final int ID_DIGITS = 8;

  /** How the key signs. */
  public enum Type {
    /** Over a note's text. */
    ED25519(1),
    /** A witness's timestamped cosignature of a checkpoint, C2SP tlog-cosignature. */
    COSIGNATURE(4);

    private final byte identifier;

    Type(int identifier) {
      this.identifier = (byte) identifier;
    }
  }

  /** Refuses a name that could not stand in a signature line. */
  public VerifierKey {
    if (!KeyNames.valid(name)) {
      throw new SealException("a key's name is not empty and has no space or plus; found " + name);
    }
  }

  /**
   * Reads a vkey.
   *
   * @throws SealException if it is none, or of a type that is not known here
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.strip().split("\\+", 3);
    if (parts.length != 3 || parts[1].length() != ID_DIGITS) {
      throw new SealException(
          "a verifier key is 'NAME+ID+BASE64', with eight digits of ID; found something else");
    }
    byte[] typed = Base64Text.decode(parts[2]);
    VerifierKey key =
        new VerifierKey(
            parts[0], type(typed), SealPublicKey.of(Arrays.copyOfRange(typed, 1, typed.length)));
    if (!key.idText().equals(parts[1])) {
      throw new SealException(
          "the verifier key's id is " + key.idText() + ", but it says " + parts[1]);
    }
    return key;
  }

  private static Type type(byte[] typed) {
    for (Type type : Type.values()) {
      if (typed.length > 1 && typed[0] == type.identifier) {
        return type;
      }
    }
    throw new SealException("a verifier key of an unknown type");
  }

  /** With the name it tells which key made a signature. */
  public int id() {
    return id(name, type, key);
  }

  static int id(String name, Type type, SealPublicKey key) {
    byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] typed = Pem.join(new byte[] {type.identifier}, key.bytes());
    return ByteBuffer.wrap(sha256(Pem.join(start, typed))).getInt();
  }

  /** Whether a signature is, or says it is, of this key. */
  boolean made(SignedNote.Signature signature) {
    return signature.name().equals(name) && signature.keyId() == id();
  }

  /** Whether a signature of this key is good for a note's text. */
  boolean verifies(String text, SignedNote.Signature signature) {
    return switch (type) {
      case ED25519 -> key.verifies(text.getBytes(StandardCharsets.UTF_8), signature.bytes());
      case COSIGNATURE -> Cosignature.verifies(key, text, signature.bytes());
    };
  }

  private String idText() {
    return HexFormat.of().toHexDigits(id());
  }

  /** The vkey. */
  @Override
  public String toString() {
    byte[] typed = Pem.join(new byte[] {type.identifier}, key.bytes());
    return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
