package io.headroom.journal.seal;

import java.util.Base64;

/** Base64 in its one canonical spelling: two texts never stand for the same bytes. */
final class Base64Text {
  private Base64Text() {}

  /**
   * Decodes a text.
   *
   * @throws SealException if it is not base64 as RFC 4648, section 4, has it, padding included
   */
  static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new SealException("no base64: '" + text + "'", e);
    }
    throw new SealException("base64 in an unusual spelling: '" + text + "'");
  }
}
