package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated day on the console, in a browser. Leaves screenshots in {@code service/target}. */
@Tag("slow")
class ConsoleOnTheDemoTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** The shock comes 20 s after the start, the way back a minute later, on an idle machine. */
  private static final Duration WITHIN_THE_STORY = Duration.ofMinutes(3);

  /** A loss that is mended within half a second would be missed by looking now and then. */
  private static final String WATCH_THE_LINK =
      """
      new MutationObserver(() => {
        if (document.getElementById('link').innerText.startsWith('Disconnected')) {
          document.documentElement.dataset.lost = '';
        }
      }).observe(document.getElementById('link'), {subtree: true, characterData: true, childList: true});
      """;

  private static final String LIVE = "Live";
  private static final String BREACHED = "#limits tr:has(.state.BREACH) .choice";

  @TempDir private Path folder;
  private DemoProcess demo;
  private Wire wire;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Browser.installed(), Browser.NEEDED);
    Path journal = folder.resolve("journal");
    demo =
        DemoProcess.start(
            folder, "demo", "--port", "0", "--speed", "60", "--journal", journal.toString());
    wire = Wire.to(demo.port());
    browser = Browser.start(folder.resolve("profile"));
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : new AutoCloseable[] {browser, wire, demo}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void shouldShowADayWithABreach() throws Exception {
    openTheConsole();
    seeValuesMove();
    seeABreachComeUp();
    assertThat(browser.errors()).isEmpty();
    loseTheConnectionAndResume();
    hearNothingForAWhile();
    seeTheBreachGo();
    lookAtADecision();
    assertThat(browser.hosts()).containsExactly("127.0.0.1:" + wire.port());
    beRefused();
    loseTheServer();
  }

  private void openTheConsole() throws IOException {
    browser.show(1440, 900, "light");
    browser.open(demo.addressAt(wire.port()));
    awaitLink(LIVE);
    assertThat(browser.text("#notice")).containsIgnoringCase("simulated");
    assertThat(browser.title()).contains("simulated");
    assertThat(browser.evaluate("return location.hash")).isEqualTo("");
    assertThat(rows("#limits")).isGreaterThanOrEqualTo(4);
    assertThat(rows("#headroom")).isGreaterThanOrEqualTo(8);
    assertThat(rows("#forecasts")).isGreaterThanOrEqualTo(8);
    browser.screenshot("1-calm-light");
  }

  private void seeValuesMove() {
    String firm = "#limits tbody tr:first-child";
    String before = browser.text(firm);
    long head = head();
    browser.await("the firm's figures to move", SOON, () -> !browser.text(firm).equals(before));
    browser.await("the head to grow", SOON, () -> head() > head);
  }

  private void seeABreachComeUp() throws IOException {
    awaitState("WARNING");
    browser.screenshot("2-warning-light");
    awaitState("BREACH");
    assertThat(browser.text("#worst")).startsWith("BREACH");
    assertThat(browser.title()).startsWith("BREACH");
    assertThat(browser.text("#alarm")).contains("in breach");
    browser.click(BREACHED);
    browser.show(1920, 1080, "dark");
    browser.await("the answer", SOON, () -> browser.text("#answer").contains("Reduce risk only"));
    browser.screenshot("3-breach-dark");
  }

  private void loseTheConnectionAndResume() throws IOException {
    long before = head();
    browser.evaluate(WATCH_THE_LINK);
    wire.cut();
    browser.await(
        "the loss to be told", SOON, () -> browser.text("html[data-lost] #link").startsWith(LIVE));
    browser.await("decisions to come on", SOON, () -> head() > before);
    assertThat(browser.text("#note")).as("nothing was missed").isEmpty();
    assertNumbersFall();
  }

  private void hearNothingForAWhile() throws IOException {
    wire.hold();
    awaitLink("Stale");
    browser.await("the title to tell", SOON, () -> browser.title().startsWith("NOT LIVE"));
    assertThat(browser.text("#answer")).startsWith("Not known");
    browser.screenshot("4-stale-dark");
    wire.release();
    awaitLink(LIVE);
  }

  private void seeTheBreachGo() throws IOException {
    browser.await("the breach to end", WITHIN_THE_STORY, () -> count("#limits .state.BREACH") == 0);
    assertThat(browser.text("#feed")).contains("Breach cleared");
    assertNumbersFall();
    browser.screenshot("5-recovered-dark");
    browser.show(2560, 1440, "light");
    browser.screenshot("6-recovered-wide-light");
    browser.show(900, 1200, "dark");
    browser.screenshot("7-recovered-narrow-dark");
  }

  private void lookAtADecision() throws IOException {
    browser.show(1440, 900, "dark");
    browser.click("#feed button.decision");
    browser.await(
        "the decision", SOON, () -> browser.text("#decision").contains("because of fact"));
    assertThat(browser.text("#decision")).contains("Computed from");
    browser.screenshot("8-decision-dark");
    browser.click("#decision header button");
  }

  private void beRefused() throws IOException {
    browser.open(demo.addressAt(wire.port()).replaceAll("#.*", "#token=forged"));
    browser.await("to be refused", SOON, () -> browser.text("#access").contains("was refused"));
    browser.screenshot("9-refused-dark");
    browser.open(demo.addressAt(wire.port()));
    awaitLink(LIVE);
  }

  private void loseTheServer() throws Exception {
    demo.kill();
    awaitLink("Disconnected");
    assertThat(browser.text("#worst")).contains("NOT LIVE");
    assertThat(browser.text("#notice")).containsIgnoringCase("simulated");
    browser.screenshot("10-disconnected-dark");
  }

  private void awaitLink(String start) {
    browser.await("link " + start, SOON, () -> browser.text("#link").startsWith(start));
  }

  private void awaitState(String state) {
    String badges = "#limits .state." + state;
    browser.await(state, WITHIN_THE_STORY, () -> count(badges) > 0);
  }

  private long rows(String table) {
    return count(table + " tbody tr");
  }

  private long count(String selector) {
    return (long) browser.evaluate("return document.querySelectorAll('" + selector + "').length");
  }

  private long head() {
    return Long.parseLong(browser.text("#head").replace(",", ""));
  }

  /** The latest decision stands on top, and no number comes twice. */
  private void assertNumbersFall() {
    List<?> shown =
        (List<?>)
            browser.evaluate(
                "return [...document.querySelectorAll('#feed .decision')]"
                    + ".map((each) => Number(each.innerText.replaceAll(',', '')))");
    List<Long> numbers = shown.stream().map(each -> ((Number) each).longValue()).toList();
    assertThat(numbers)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }
}
