package io.headroom.journal;

/** Temporary. */
public final class RecordPrinter {
  private RecordPrinter() {}

  public static String typeName(int templateId) {
    return "template " + templateId;
  }
}
