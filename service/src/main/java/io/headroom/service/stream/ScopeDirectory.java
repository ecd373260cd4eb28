package io.headroom.service.stream;

import io.headroom.config.Firm;
import io.headroom.config.LimitPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The scopes of a firm: the firm first, then each desk with its books. */
public final class ScopeDirectory {
  private final Map<String, Scope> scopes = new LinkedHashMap<>();

  private ScopeDirectory() {}

  /** A node of the limit tree. */
  public record Scope(String path, String name, Optional<LimitPolicy> limit) {}

  /** The scopes of a firm. */
  public static ScopeDirectory of(Firm firm) {
    ScopeDirectory directory = new ScopeDirectory();
    directory.add(Firm.PATH, firm.name(), firm.limit());
    for (Firm.Desk desk : firm.desks()) {
      directory.add(desk.path(), desk.name(), desk.limit());
      desk.books().forEach(book -> directory.add(book.path(), book.name(), book.limit()));
    }
    return directory;
  }

  /** In order. */
  public List<Scope> all() {
    return List.copyOf(scopes.values());
  }

  /** The paths of those that may be seen, in order. */
  public List<String> visible(Predicate<String> sees) {
    return scopes.keySet().stream().filter(sees).toList();
  }

  Optional<Scope> scope(String path) {
    return Optional.ofNullable(scopes.get(path));
  }

  boolean has(String path) {
    return scopes.containsKey(path);
  }

  /** The paths with, for each desk among them, those of its books. */
  Set<String> withBooks(List<String> paths) {
    Set<String> all = new TreeSet<>(paths);
    for (String path : paths) {
      List<String> books = new ArrayList<>(visible(scope -> scope.startsWith(path + "/book/")));
      all.addAll(books);
    }
    return all;
  }

  private void add(String path, String name, Optional<LimitPolicy> limit) {
    scopes.put(path, new Scope(path, name, limit));
  }
}
