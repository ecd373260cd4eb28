package io.headroom.risk;

import io.headroom.config.Firm;
import io.headroom.config.LimitPolicy;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scopes of a config, parents before children: the firm, then each desk followed by its books,
 * in the config's order.
 */
final class ScopeTree {
  /** Without a config. */
  static final ScopeTree EMPTY = new ScopeTree();

  private final List<Scope> scopes = new ArrayList<>();
  private final TreeMap<String, Scope> byPath = new TreeMap<>();

  private ScopeTree() {}

  /** Builds the tree; a limit goes on from the state that a limit of the same path had before. */
  static ScopeTree of(Firm firm, int instruments, ScopeTree before) {
    ScopeTree tree = new ScopeTree();
    Optional<Scope> root = tree.add(Firm.PATH, Optional.empty(), firm.limit(), instruments, before);
    for (Firm.Desk desk : firm.desks()) {
      Optional<Scope> above = tree.add(desk.path(), root, desk.limit(), instruments, before);
      for (Firm.Book book : desk.books()) {
        tree.add(book.path(), above, book.limit(), instruments, before);
      }
    }
    return tree;
  }

  private Optional<Scope> add(
      String path,
      Optional<Scope> parent,
      Optional<LimitPolicy> policy,
      int instruments,
      ScopeTree before) {
    LimitMonitor monitor =
        before.scope(path).flatMap(Scope::limit).map(Limit::monitor).orElseGet(LimitMonitor::new);
    Optional<Limit> limit = policy.map(held -> new Limit(held, monitor, instruments));
    Scope scope = new Scope(scopes.size(), path, parent, limit, instruments);
    scopes.add(scope);
    byPath.put(path, scope);
    return Optional.of(scope);
  }

  /** Parents before children. Not to be changed. */
  List<Scope> scopes() {
    return scopes;
  }

  Optional<Scope> scope(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  void save(StateWriter state) {
    state.section("scopes", 1).putAll(scopes, (writer, scope) -> scope.save(writer));
  }

  /** To be called on the tree of the same config. */
  void restore(StateReader state) {
    Iterator<Scope> each = scopes.iterator();
    state.section("scopes", 1).forAll(one -> each.next().restore(one));
  }
}
