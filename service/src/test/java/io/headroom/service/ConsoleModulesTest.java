package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's pure modules: the fold of the stream, standings and number formats. */
@Tag("slow")
class ConsoleModulesTest {
  @TempDir private Path profile;

  @Test
  void shouldHoldInABrowser() throws Exception {
    // given: checks.js, each check a name and, if it has one, a problem
    assumeTrue(Browser.installed(), Browser.NEEDED);
    try (ConsoleServer server = ConsoleServer.start();
        Browser browser = Browser.start(profile)) {
      browser.open(server.address());

      // when
      Object results = browser.awaitPromise("import('/test/checks.js').then((all) => all.run())");

      // then
      assertThat(results).asInstanceOf(list(Map.class)).hasSizeGreaterThan(20);
      assertThat((List<?>) results).filteredOn(ConsoleModulesTest::isProblem).isEmpty();
    }
  }

  private static boolean isProblem(Object result) {
    return ((Map<?, ?>) result).get("problem") != null;
  }
}
