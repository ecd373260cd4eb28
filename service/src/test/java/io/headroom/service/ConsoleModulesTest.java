package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The console's pure modules: the fold of the stream, standings and number formats. */
@Tag("slow")
class ConsoleModulesTest {
  @TempDir private Path profile;

  @TestFactory
  Stream<DynamicTest> shouldHoldInABrowser() throws Exception {
    assumeTrue(Browser.installed(), Browser.NEEDED);
    try (ConsoleServer server = ConsoleServer.start();
        Browser browser = Browser.start(profile)) {
      browser.open(server.address());
      List<?> results =
          (List<?>) browser.awaitPromise("import('/test/checks.js').then((all) => all.run())");
      return results.stream().map(result -> checked((Map<?, ?>) result));
    }
  }

  private static DynamicTest checked(Map<?, ?> result) {
    return DynamicTest.dynamicTest(
        (String) result.get("name"), () -> assertThat(result.get("problem")).isNull());
  }
}
