package io.headroom.service.access;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token says of who holds it.
 *
 * @param roles at least one
 * @param desks names of desks, for traders
 */
public record Claims(String subject, SortedSet<Role> roles, List<String> desks, Instant expires) {
  public Claims {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a token needs at least one role of " + Role.names());
    }
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    desks = List.copyOf(desks);
  }

  /** Whether every scope may be seen, the firm included. */
  public boolean seesEverything() {
    return roles.contains(Role.RISK_MANAGER) || roles.contains(Role.AUDITOR);
  }

  /** Whether a scope may be seen: firm, {@code desk/NAME} or {@code desk/NAME/book/NAME}. */
  public boolean sees(String scope) {
    return seesEverything() || (roles.contains(Role.TRADER) && desks.contains(desk(scope)));
  }

  private static String desk(String scope) {
    String[] parts = scope.split("/", -1);
    return parts.length > 1 && parts[0].equals("desk") ? parts[1] : "";
  }

  /** The names of the roles. */
  public List<String> roleNames() {
    return roles.stream().map(Role::text).toList();
  }
}
