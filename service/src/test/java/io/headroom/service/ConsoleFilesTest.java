package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(?:from|import|href=|src=)\\s*['\"]([./][^'\"]*|[a-z]+/[^'\"]*)['\"]");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:|wss?:)?//[a-z0-9]");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=");
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  @Test
  void shouldReferToFilesThatAreThere() throws Exception {
    // given: every import and link; libraries carry the version of their WebJar in the address
    List<URI> references = new ArrayList<>();
    for (Path file : ConsoleFiles.all()) {
      URI address = URI.create("http://x/" + ConsoleFiles.folder().relativize(file));
      Matcher matcher = REFERENCE.matcher(Files.readString(file));
      while (matcher.find()) {
        references.add(address.resolve(matcher.group(1)));
      }
    }

    // then
    assertThat(references).hasSizeGreaterThan(20);
    assertThat(references)
        .allSatisfy(reference -> assertThat(ConsoleFiles.bytes(reference)).isNotEmpty());
  }

  @Test
  void shouldAskNoOtherHost() throws Exception {
    for (Path file : ConsoleFiles.all()) {
      String text = withoutComments(Files.readString(file)).replace(SVG_NAMESPACE, "");
      assertThat(text).as(file.toString()).doesNotContainPattern(ELSEWHERE);
    }
  }

  /** The Content-Security-Policy allows neither inline scripts nor inline styles. */
  @Test
  void shouldHoldNothingInline() throws Exception {
    for (Path file : ConsoleFiles.all()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(INLINE);
    }
  }

  private static String withoutComments(String text) throws IOException {
    return text.replaceAll("(?m)^\\s*//.*$", "");
  }
}
