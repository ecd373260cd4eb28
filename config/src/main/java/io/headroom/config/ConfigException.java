package io.headroom.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with all that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem[] problems;

  /** The message is one line per problem. */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.toArray(Problem[]::new);
  }

  /** A configuration with a single problem. */
  public ConfigException(Problem problem) {
    this(List.of(problem));
  }

  /** The problems in the order of their lines; at least one. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
