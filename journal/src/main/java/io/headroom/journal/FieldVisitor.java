package io.headroom.journal;

/** Takes a record's fields in the order of the schema. */
interface FieldVisitor {
  /** A whole number, or an exact decimal in plain notation. */
  void number(String name, String value);

  void real(String name, double value);

  /** A string, or an enumeration's or a set's names. */
  void text(String name, String value);

  /** Bytes that stand for no text. */
  void bytes(String name, byte[] value);

  void beginGroup(String name, int entries);

  void beginEntry(int index);

  void endEntry();

  /** Also called for a group without entries. */
  void endGroup();
}
