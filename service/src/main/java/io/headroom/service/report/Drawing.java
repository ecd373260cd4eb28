package io.headroom.service.report;

/**
 * A drawing's frame and what all drawings are made of. Colours and weights are the style sheet's,
 * by class.
 */
final class Drawing {
  /** All drawings are so wide, in their own unit, which is about a pixel. */
  static final int WIDTH = 1_000;

  private final Markup markup;

  private Drawing(Markup markup) {
    this.markup = markup;
  }

  /**
   * Opens a figure and its drawing; {@link #close} ends both.
   *
   * @param id of the drawing, unlike any other of the page
   * @param caption for all readers
   * @param title what the drawing is, for those who do not see it
   * @param description what there is to see in it, for them
   */
  static Drawing open(
      Markup markup, String id, int height, String caption, String title, String description) {
    markup.open("figure").element("figcaption", caption);
    markup.open("div", "class", "scroll");
    markup.open(
        "svg",
        "id",
        id,
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-text");
    markup.element("title", title, "id", id + "-title");
    markup.element("desc", description, "id", id + "-text");
    return new Drawing(markup);
  }

  void close() {
    markup.close().close().close();
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    markup.empty(
        "path",
        "class",
        style,
        "d",
        "M"
            + Numbers.place(x1)
            + " "
            + Numbers.place(y1)
            + "L"
            + Numbers.place(x2)
            + " "
            + Numbers.place(y2));
  }

  void path(String style, String path) {
    markup.empty("path", "class", style, "d", path);
  }

  void circle(String style, double x, double y, double radius) {
    markup.empty(
        "circle",
        "class",
        style,
        "cx",
        Numbers.place(x),
        "cy",
        Numbers.place(y),
        "r",
        Numbers.place(radius));
  }

  /**
   * Writes.
   *
   * @param style classes; {@code end} and {@code middle} say where the text is anchored
   */
  void text(String style, double x, double y, String text) {
    markup.element("text", text, "class", style, "x", Numbers.place(x), "y", Numbers.place(y));
  }

  /**
   * A name that may be too long: then its beginning is shown, and all of it when pointed at.
   *
   * @param longest how many characters there is room for
   */
  void name(String style, double x, double y, String name, int longest) {
    if (name.codePointCount(0, name.length()) <= longest) {
      text(style, x, y, name);
      return;
    }
    String start = name.substring(0, name.offsetByCodePoints(0, longest - 1));
    markup.open("text", "class", style, "x", Numbers.place(x), "y", Numbers.place(y));
    markup.element("title", name).text(start + "…").close();
  }

  void group(String... attributes) {
    markup.open("g", attributes);
  }

  void endGroup() {
    markup.close();
  }
}
