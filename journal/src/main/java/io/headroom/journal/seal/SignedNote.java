package io.headroom.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Text signed by one or more keys, as C2SP signed-note has it: the text, an empty line, a line for
 * each signature.
 *
 * @param text ends in a line break
 */
public record SignedNote(String text, List<Signature> signatures) {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_SIGNATURES = 100;

  /** Refuses what could not be read back. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new SealException("a note's text ends in a line break");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
        throw new SealException("a note holds no control characters; found one at " + i);
      }
    }
  }

  /**
   * A signature line.
   *
   * @param keyId with the name it tells which key made the signature
   * @param base64 of the key id, big-endian, and the signature's bytes
   */
  public record Signature(String name, int keyId, String base64) {
    private static final String START = "— ";

    static Signature of(String name, int keyId, byte[] signature) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
      bytes.putInt(keyId).put(signature);
      return new Signature(name, keyId, Base64.getEncoder().encodeToString(bytes.array()));
    }

    static Signature parse(String line) {
      String[] parts =
          line.startsWith(START) ? line.substring(START.length()).split(" ", -1) : null;
      if (parts == null || parts.length != 2 || !KeyNames.valid(parts[0])) {
        throw new SealException("a signature line is '— NAME BASE64'; found '" + line + "'");
      }
      byte[] bytes = Base64Text.decode(parts[1]);
      if (bytes.length <= Integer.BYTES) {
        throw new SealException("a signature is longer than its key id; found '" + line + "'");
      }
      return new Signature(parts[0], ByteBuffer.wrap(bytes).getInt(), parts[1]);
    }

    /** The signature's bytes, without the key id. */
    byte[] bytes() {
      byte[] all = Base64Text.decode(base64);
      return Arrays.copyOfRange(all, Integer.BYTES, all.length);
    }

    String line() {
      return START + name + " " + base64 + "\n";
    }
  }

  /**
   * Reads a note, strictly.
   *
   * @throws SealException if it is not exactly a note
   */
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new SealException("a note of more than " + MOST_BYTES + " bytes");
    }
    return parse(utf8(bytes));
  }

  /** Reads a note, strictly. */
  static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
      throw new SealException("a note is a text, an empty line, and a line for each signature");
    }
    String[] lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MOST_SIGNATURES) {
      throw new SealException("a note with more than " + MOST_SIGNATURES + " signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(Signature.parse(line));
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  /**
   * Whether a key's signature is on it and verifies. Signatures of other keys do not count.
   *
   * @return false also if one of several signatures of this key is bad
   */
  public boolean isSignedBy(VerifierKey key) {
    List<Signature> of = signatures.stream().filter(key::made).toList();
    return !of.isEmpty() && of.stream().allMatch(signature -> key.verifies(text, signature));
  }

  /** The same with a signature more. */
  public SignedNote with(Signature signature) {
    List<Signature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /** The note as it stands in a file. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SealException("a note is UTF-8; this is not", e);
    }
  }
}
