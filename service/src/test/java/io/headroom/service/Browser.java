package io.headroom.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of this machine, and what the tests ask of it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Locations.root().resolve("service/target/screenshots");
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final Pattern NETWORK = Pattern.compile("(http|ws)s?://");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a test says that is skipped for want of a browser. */
  static final String NEEDED =
      "the browser tests need "
          + CHROMIUM
          + " and "
          + DRIVER
          + " (apt-get install chromium-driver)";

  // It warns of each Chromium that is newer than itself; kept here, or the level is forgotten.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final List<String> errors = new ArrayList<>();
  private final Set<String> hosts = new TreeSet<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether this machine has one. */
  static boolean installed() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /** Starts one with a profile of its own in the folder. */
  static Browser start(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    // Named, so that Selenium does not go and look for a driver on the network.
    System.setProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, DRIVER.toString());
    return new Browser(new ChromeDriver(options(profile)));
  }

  private static ChromeOptions options(Path profile) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1440,900",
        "--user-data-dir=" + profile);
  }

  void open(String address) {
    driver.get(address);
  }

  String title() {
    return driver.getTitle();
  }

  /** The text of the first element that matches; empty without one. */
  String text(String selector) {
    return (String)
        driver.executeScript(
            "return document.querySelector(arguments[0])?.innerText ?? ''", selector);
  }

  void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  /** What a piece of JavaScript returns. */
  Object evaluate(String script) {
    return driver.executeScript(script);
  }

  /** What a promise is fulfilled with. */
  Object awaitPromise(String expression) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
    return driver.executeAsyncScript(
        "const done = arguments[0]; (" + expression + ").then(done, (e) => done(String(e)))");
  }

  /** Waits until something holds, and fails with what was waited for. */
  void await(String what, Duration longest, BooleanSupplier holds) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited in vain for %s; title '%s', link '%s'".formatted(what, title(), text("#link")));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Makes the page as large as a screen of this size, in the system's light or dark colours. */
  void show(int width, int height, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Writes what is seen to {@code service/target/screenshots}. */
  void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** The errors that the browser's console has shown so far. */
  List<String> errors() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        errors.add(entry.getMessage());
      }
    }
    return List.copyOf(errors);
  }

  /** The hosts, with ports, that the page has asked anything of so far. */
  Set<String> hosts() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = read(entry.getMessage()).path("message");
      switch (message.path("method").asText()) {
        case "Network.requestWillBeSent" ->
            note(message.path("params").path("request").path("url").asText());
        case "Network.webSocketCreated" -> note(message.path("params").path("url").asText());
        default -> {}
      }
    }
    return Set.copyOf(hosts);
  }

  // The browser's own pages and data in the address come from no host.
  private void note(String address) {
    if (NETWORK.matcher(address).lookingAt()) {
      hosts.add(URI.create(address).getAuthority());
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
