package io.headroom.service.stream;

import java.util.Set;

/**
 * What a subscription is about.
 *
 * @param scopes paths; they do not matter to market data
 */
record Selection(Set<String> scopes, Set<Topic> topics) {
  Selection {
    scopes = Set.copyOf(scopes);
    topics = Set.copyOf(topics);
  }

  boolean has(Topic topic) {
    return topics.contains(topic);
  }

  boolean matches(Update update) {
    return has(update.topic()) && update.scope().map(scopes::contains).orElse(true);
  }
}
