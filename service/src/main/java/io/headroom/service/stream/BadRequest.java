package io.headroom.service.stream;

import java.util.Optional;

/** A client's message that cannot be honoured; the connection stays open. */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String id;

  BadRequest(String code, String message, Optional<String> id) {
    super(message);
    this.code = code;
    this.id = id.orElse(null);
  }

  BadRequest(String message, Optional<String> id) {
    this("bad-request", message, id);
  }

  String json() {
    return Json.object()
        .put("type", "error")
        .put("code", code)
        .put("message", getMessage())
        .put("id", id)
        .toString();
  }
}
