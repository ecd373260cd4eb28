package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.service.access.Claims;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All connections, and the state they are shown. Belongs to one thread.
 *
 * <p>A decision is applied to the state first and then sent, so that a snapshot taken at any time
 * holds just what those who were there before have been told.
 */
public final class Hub {
  private final House house;
  private final ScopeDirectory directory;
  private final StreamState state;
  private final RecentUpdates recent;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private long head;
  private long headTime;

  /**
   * How the service stands.
   *
   * @param feeds what the feeds do
   * @param lagFacts facts in the journal that are not decided on
   * @param decidedTime journal time of the last fact that is
   */
  public record Pulse(String feeds, Optional<String> pause, long lagFacts, long decidedTime) {}

  /**
   * With nothing applied yet.
   *
   * @param recentUpdates how many updates to keep for those who come back
   * @param floor none of decisions up to here, which are not all applied
   */
  public Hub(House house, int recentUpdates, long floor) {
    this.house = house;
    this.directory = house.directory();
    this.state = new StreamState(directory, house.symbols());
    this.recent = new RecentUpdates(recentUpdates, floor);
  }

  /**
   * Takes the updates of a run of decisions and sends them.
   *
   * @param upTo the last decision of the run; not every decision has an update
   * @param time journal time of that decision
   */
  public void apply(List<Update> updates, long upTo, long time) {
    for (Update update : updates) {
      head = update.decision();
      headTime = update.origin().time();
      state.apply(update);
      recent.add(update);
      publish(update);
    }
    head = upTo;
    headTime = time;
  }

  private void publish(Update update) {
    EncodedUpdate encoded = new EncodedUpdate(update);
    for (Connection connection : List.copyOf(connections)) {
      connection.publish(encoded);
    }
  }

  /** Greets somebody whose token has been accepted. */
  public Connection connect(Claims claims, Outbox outbox, long nowMillis) {
    Connection connection = new Connection(this, claims, outbox, nowMillis);
    connections.add(connection);
    outbox.send(house.hello(claims, head, headTime));
    return connection;
  }

  /** To be called when a connection is gone. */
  public void remove(Connection connection) {
    connections.remove(connection);
  }

  /** How many are connected. */
  public int connections() {
    return connections.size();
  }

  /** The last decision applied. */
  public long head() {
    return head;
  }

  /** The scopes there are. */
  public ScopeDirectory directory() {
    return directory;
  }

  /** To be called every second: sends heartbeats, ends what has to end. */
  public void beat(Pulse pulse, long nowMillis) {
    headTime = Math.max(headTime, pulse.decidedTime());
    String heartbeat = heartbeat(pulse);
    for (Connection connection : List.copyOf(connections)) {
      connection.beat(heartbeat, nowMillis);
    }
  }

  /** What has to be applied to be where this is. */
  public StreamIndex index() {
    List<String> scopes = directory.all().stream().map(ScopeDirectory.Scope::path).toList();
    return StreamIndex.of(scopes, recent.floor(), state.sources());
  }

  /** Ends all connections. */
  public void end(Bye bye) {
    for (Connection connection : new ArrayList<>(connections)) {
      connection.end(bye);
    }
  }

  String journal() {
    return house.journal();
  }

  StreamState state() {
    return state;
  }

  RecentUpdates recent() {
    return recent;
  }

  private String heartbeat(Pulse pulse) {
    ObjectNode json = Json.object().put("type", "heartbeat").put("head", head);
    Json.putTime(json, "headTime", headTime);
    json.put("feeds", pulse.feeds());
    pulse.pause().ifPresent(reason -> json.put("reason", reason));
    return json.put("lagFacts", pulse.lagFacts()).toString();
  }
}
