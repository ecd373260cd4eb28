package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.LimitPolicy;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.record.MessageHeaderDecoder;
import io.headroom.service.access.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What does not change while the service runs, as hello tells it.
 *
 * @param notice for everybody who connects, such as that the market is simulated
 */
public record House(String journal, HeadroomConfig config, Optional<String> notice, String build) {
  static final int HEARTBEAT_SECONDS = 1;
  private static final int SCHEMA_VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

  ScopeDirectory directory() {
    return ScopeDirectory.of(config.firm());
  }

  List<String> symbols() {
    return config.instruments().stream().map(Instrument::symbol).toList();
  }

  String hello(Claims claims, long head, long headTime) {
    ObjectNode json = Json.object();
    json.put("type", "hello").put("journal", journal).put("head", head);
    Json.putTime(json, "headTime", headTime);
    json.put("heartbeatSeconds", HEARTBEAT_SECONDS).put("schemaVersion", SCHEMA_VERSION);
    json.put("build", build).put("notice", notice.orElse(null));
    json.putObject("firm")
        .put("name", config.firm().name())
        .put("currency", config.firm().currency());
    json.put("subject", claims.subject());
    claims.roleNames().forEach(json.putArray("roles")::add);
    scopes(json.putArray("scopes"), claims);
    instruments(json.putArray("instruments"));
    return json.toString();
  }

  private void scopes(ArrayNode json, Claims claims) {
    for (ScopeDirectory.Scope scope : directory().all()) {
      if (claims.sees(scope.path())) {
        ObjectNode node = json.addObject().put("path", scope.path()).put("name", scope.name());
        scope
            .limit()
            .ifPresentOrElse(
                limit -> limit(node.putObject("limit"), limit), () -> node.putNull("limit"));
      }
    }
  }

  private static void limit(ObjectNode json, LimitPolicy limit) {
    json.put("level", limit.level()).put("budget", limit.budget());
    json.put("warning", limit.warning()).put("hysteresis", limit.hysteresis());
    json.put("owner", limit.owner());
  }

  private void instruments(ArrayNode json) {
    Map<String, SessionCalendar> calendars =
        config.calendars().stream()
            .collect(Collectors.toMap(SessionCalendar::name, Function.identity()));
    for (Instrument instrument : config.instruments()) {
      SessionCalendar calendar = calendars.get(instrument.calendar());
      json.addObject()
          .put("id", instrument.id())
          .put("symbol", instrument.symbol())
          .put("kind", instrument.kind().name())
          .put("currency", instrument.currency())
          .putObject("session")
          .put("zone", calendar.zone().getId())
          .put("open", calendar.open().toString())
          .put("close", calendar.close().toString());
    }
  }
}
