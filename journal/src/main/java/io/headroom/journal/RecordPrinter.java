package io.headroom.journal;

/** Temporary. */
public final class RecordPrinter {
  private RecordPrinter() {}

  static String typeName(int templateId) {
    return "template " + templateId;
  }
}
