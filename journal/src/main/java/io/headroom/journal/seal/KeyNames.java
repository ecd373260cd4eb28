package io.headroom.journal.seal;

/** Names of keys and origins of logs. */
final class KeyNames {
  private KeyNames() {}

  /** Whether a text can name a key: not empty, no space and no plus. */
  static boolean valid(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> c == '+' || c < ' ' || isSpace(c));
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
