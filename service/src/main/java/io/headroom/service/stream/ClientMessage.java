package io.headroom.service.stream;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a client asks. */
sealed interface ClientMessage {
  /**
   * Wants updates.
   *
   * @param id names the subscription on this connection
   * @param scopes empty for all that the token may see
   * @param from where an earlier connection ended
   */
  record Subscribe(String id, Optional<List<String>> scopes, Set<Topic> topics, Optional<From> from)
      implements ClientMessage {}

  /** The last decision that was seen of a journal. */
  record From(String journal, long decision) {}

  /** Wants no more of a subscription. */
  record Unsubscribe(String id) implements ClientMessage {}

  /** Wants an answer. */
  record Ping(Optional<String> id) implements ClientMessage {}
}
