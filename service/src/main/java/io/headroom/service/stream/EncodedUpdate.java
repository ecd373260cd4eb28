package io.headroom.service.stream;

/** An update whose JSON is made at most once, when the first connection needs it. */
final class EncodedUpdate {
  private final Update update;
  private String json = "";

  EncodedUpdate(Update update) {
    this.update = update;
  }

  Update update() {
    return update;
  }

  String json() {
    if (json.isEmpty()) {
      json = UpdateJson.of(update).toString();
    }
    return json;
  }
}
