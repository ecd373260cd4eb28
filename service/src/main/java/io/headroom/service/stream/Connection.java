package io.headroom.service.stream;

import io.headroom.service.access.Claims;
import io.headroom.service.access.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One client: its subscriptions, what it asks and what it is sent. Belongs to the hub's thread.
 *
 * <p>While the outbox is full, the latest update per subscription and subject waits here; events
 * all wait, up to a bound. So a client that does not read costs no more memory than that.
 */
public final class Connection {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_ERRORS_IN_A_ROW = 10;
  private static final int MOST_SUBSCRIPTIONS = 16;
  private static final int MOST_WAITING_EVENTS = 1000;
  private static final long MOST_MILLIS_UNREAD = 30_000;
  private static final int MESSAGES_PER_PUMP = 512;

  private final Hub hub;
  private final Claims claims;
  private final Outbox outbox;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<String, ClientMessage.Subscribe> notBegun = new LinkedHashMap<>();
  private final RateLimit rate = new RateLimit();
  private int errors;
  private long readMillis;
  private boolean ended;

  Connection(Hub hub, Claims claims, Outbox outbox, long nowMillis) {
    this.hub = hub;
    this.claims = claims;
    this.outbox = outbox;
    this.readMillis = nowMillis;
  }

  /** Takes a message of the client. */
  public void receive(String text, long nowMillis) {
    if (ended) {
      return;
    }
    if (!rate.allows(nowMillis)) {
      end(Bye.RATE_LIMIT);
    } else if (tooLong(text)) {
      end(Bye.badRequest("a message has at most 64 KiB"));
    } else {
      answer(text);
    }
  }

  /** Takes a message that is no text. */
  public void receiveBinary(long nowMillis) {
    receive("", nowMillis);
  }

  /** To be called when what was sent has gone out. */
  public void drained(long nowMillis) {
    readMillis = nowMillis;
    pump();
  }

  /** Sends what waits, as far as there is room. */
  public void pump() {
    for (int sent = 0; sent < MESSAGES_PER_PUMP && !ended && !outbox.full(); sent++) {
      Optional<Subscription> next = next();
      if (next.isEmpty()) {
        beginNext();
        return;
      }
      outbox.send(next.get().take());
    }
    if (!ended && !outbox.full()) {
      outbox.wake();
    }
  }

  void publish(EncodedUpdate encoded) {
    if (ended) {
      return;
    }
    Update update = encoded.update();
    boolean waits = outbox.full() || next().isPresent();
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.wants(update) && waits) {
        subscription.add(update);
      } else if (subscription.wants(update)) {
        outbox.send(subscription.message(encoded));
      }
    }
    checkEvents();
  }

  void beat(String heartbeat, long nowMillis) {
    if (ended) {
      return;
    }
    if (nowMillis >= TokenVerifier.until(claims).toEpochMilli()) {
      end(Bye.TOKEN_EXPIRED);
    } else if (!outbox.full()) {
      readMillis = nowMillis;
      pump();
      outbox.send(heartbeat);
    } else if (nowMillis - readMillis > MOST_MILLIS_UNREAD) {
      end(Bye.SLOW_CONSUMER);
    }
  }

  void end(Bye bye) {
    if (!ended) {
      ended = true;
      outbox.send(bye.json());
      outbox.close(bye.closeCode(), bye.code());
      hub.remove(this);
    }
  }

  private static boolean tooLong(String text) {
    return text.length() > MOST_BYTES / 3
        && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  private void answer(String text) {
    try {
      answer(ClientMessageParser.parse(text));
      errors = 0;
    } catch (BadRequest e) {
      outbox.send(e.json());
      errors++;
      if (errors >= MOST_ERRORS_IN_A_ROW) {
        end(Bye.badRequest(errors + " bad messages in a row; see the errors before this"));
      }
    }
  }

  private void answer(ClientMessage message) throws BadRequest {
    if (message instanceof ClientMessage.Subscribe subscribe) {
      check(subscribe);
      notBegun.put(subscribe.id(), subscribe);
      if (!outbox.full() && next().isEmpty()) {
        beginNext();
      }
    } else if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
      unsubscribe(unsubscribe.id());
    } else if (message instanceof ClientMessage.Ping ping) {
      outbox.send(
          Json.object()
              .put("type", "pong")
              .put("id", ping.id().orElse(null))
              .put("head", hub.head())
              .toString());
    }
  }

  private void unsubscribe(String id) throws BadRequest {
    boolean known = subscriptions.remove(id) != null;
    known |= notBegun.remove(id) != null;
    if (!known) {
      throw new BadRequest(
          "unknown-subscription", "there is no subscription '" + id + "'", Optional.of(id));
    }
    outbox.send(Json.object().put("type", "unsubscribed").put("subscription", id).toString());
  }

  private void check(ClientMessage.Subscribe subscribe) throws BadRequest {
    Optional<String> id = Optional.of(subscribe.id());
    if (subscriptions.containsKey(subscribe.id()) || notBegun.containsKey(subscribe.id())) {
      throw new BadRequest(
          "already-subscribed",
          "there is a subscription '" + subscribe.id() + "'; unsubscribe it first",
          id);
    }
    if (subscriptions.size() + notBegun.size() >= MOST_SUBSCRIPTIONS) {
      throw new BadRequest(
          "too-many-subscriptions",
          "a connection has at most " + MOST_SUBSCRIPTIONS + "; unsubscribe one first",
          id);
    }
    for (String scope : subscribe.scopes().orElse(List.of())) {
      if (!claims.sees(scope)) {
        throw new BadRequest("forbidden", "scope '" + scope + "' is not yours to see", id);
      }
      if (!hub.directory().has(scope)) {
        throw new BadRequest("there is no scope '" + scope + "'; hello lists those there are", id);
      }
    }
  }

  /** Begins subscriptions that could not begin while there was no room. */
  private void beginNext() {
    for (ClientMessage.Subscribe subscribe : new ArrayList<>(notBegun.values())) {
      if (outbox.full()) {
        return;
      }
      // What is begun sends what it owes, and may begin the others on the way.
      if (notBegun.remove(subscribe.id()) != null) {
        begin(subscribe);
      }
    }
  }

  private void begin(ClientMessage.Subscribe subscribe) {
    Selection selection = selection(subscribe);
    Optional<ClientMessage.From> from = subscribe.from().filter(this::canResume);
    long known = from.map(ClientMessage.From::decision).orElse(hub.head());
    Subscription subscription = new Subscription(subscribe.id(), selection, known);
    subscriptions.put(subscribe.id(), subscription);
    if (from.isEmpty()) {
      outbox.send(snapshot(subscribe.id(), selection));
      return;
    }
    outbox.send(resumed(subscribe.id(), known));
    subscription.owe(hub.recent().after(known).stream().filter(subscription::wants).toList());
    pump();
  }

  private boolean canResume(ClientMessage.From from) {
    return from.journal().equals(hub.journal())
        && from.decision() >= hub.recent().floor()
        && from.decision() <= hub.head();
  }

  private Selection selection(ClientMessage.Subscribe subscribe) {
    Collection<String> scopes =
        subscribe
            .scopes()
            .<Collection<String>>map(hub.directory()::withBooks)
            .orElseGet(() -> hub.directory().visible(claims::sees));
    return new Selection(Set.copyOf(scopes), subscribe.topics());
  }

  private String snapshot(String id, Selection selection) {
    return Json.object()
        .put("type", "snapshot")
        .put("subscription", id)
        .put("decision", hub.head())
        .put("recovered", false)
        .put("skipped", 0)
        .set("state", hub.state().snapshot(selection))
        .toString();
  }

  private static String resumed(String id, long decision) {
    return Json.object()
        .put("type", "resumed")
        .put("subscription", id)
        .put("decision", decision)
        .put("recovered", true)
        .toString();
  }

  /** The subscription whose next update has the lowest number. */
  private Optional<Subscription> next() {
    Subscription next = null;
    for (Subscription subscription : subscriptions.values()) {
      Optional<Long> decision = subscription.next();
      if (decision.isPresent() && (next == null || decision.get() < next.next().orElseThrow())) {
        next = subscription;
      }
    }
    return Optional.ofNullable(next);
  }

  private void checkEvents() {
    int events = subscriptions.values().stream().mapToInt(Subscription::events).sum();
    if (events > MOST_WAITING_EVENTS) {
      end(Bye.SLOW_CONSUMER);
    }
  }
}
