package io.headroom.service;

import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import io.headroom.service.access.TokenIssuer;
import io.headroom.service.access.TokenKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom token}: signs a token. */
@Command(
    name = "token",
    description = "Sign a token for the gateway and print it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Roles: trader (sees the desks named), risk-manager and auditor (see everything),",
      "feed (sees nothing).",
      "Example: headroom token --key ~/headroom-keys/token.key --role trader --desk EQ-INDEX \\",
      "                        --subject jane"
    })
final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The key, as 'headroom keygen' made it.")
  private Path key;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "NAME",
      description = "trader, risk-manager, auditor or feed; may be repeated.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--desk",
      paramLabel = "NAME",
      description = "A desk that a trader sees; may be repeated.")
  private List<String> desks = new ArrayList<>();

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "Whom it is for. Default: the first role.")
  private String subject = "";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "8h",
      description =
          "How long it holds, such as 30m, 8h or 7d, at most 30d. Default: ${DEFAULT-VALUE}.")
  private String expires;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TreeSet<Role> parsed = new TreeSet<>();
    roles.forEach(name -> parsed.add(role(name)));
    checkDesks(parsed);
    Instant now = Instant.now();
    Claims claims =
        new Claims(subject.isBlank() ? roles.get(0) : subject, parsed, desks, now.plus(lifetime()));
    Console.system().result(new TokenIssuer(TokenKey.read(key)).issue(claims, now));
    return ExitStatus.OK;
  }

  private Role role(String name) {
    return Role.named(name)
        .orElseThrow(() -> wrong("--role " + name + ": no such role; choose from " + Role.names()));
  }

  private void checkDesks(Set<Role> parsed) {
    boolean trader = parsed.contains(Role.TRADER);
    if (trader && desks.isEmpty()) {
      throw wrong("--role trader needs --desk: a trader sees the desks that the token names");
    }
    if (!trader && !desks.isEmpty()) {
      throw wrong("--desk " + desks.get(0) + ": only --role trader goes with desks");
    }
  }

  private Duration lifetime() {
    Duration lifetime;
    try {
      lifetime = Lifetime.parse(expires);
    } catch (IllegalArgumentException e) {
      throw wrong("--expires " + expires + ": expected a time such as 30m, 8h or 7d");
    }
    if (lifetime.isZero() || lifetime.compareTo(TokenIssuer.LONGEST) > 0) {
      throw wrong(
          "--expires "
              + expires
              + ": expected more than no time and at most "
              + TokenIssuer.LONGEST.toDays()
              + " days");
    }
    return lifetime;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
