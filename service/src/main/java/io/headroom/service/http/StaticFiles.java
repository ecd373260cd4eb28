package io.headroom.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The console's files and its libraries, from the class path. Only these two folders are served,
 * and of them only names of plain parts: nothing leads out of them. Any thread may ask.
 */
public final class StaticFiles {
  private static final String CONSOLE = "io/headroom/service/console/";
  private static final String WEBJARS_PATH = "/webjars/";
  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+");
  private static final String INDEX = "index.html";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, Served> served = new ConcurrentHashMap<>();

  private record Served(Answer answer, String tag) {}

  /**
   * The file at a path.
   *
   * @param path of the request, without a query
   * @param knownTag the entity tag that the client holds; empty if none
   */
  public Answer get(String path, String knownTag) {
    String plain = path.equals("/") ? "/" + INDEX : path;
    Optional<Served> found =
        PLAIN.matcher(plain).matches() && TYPES.containsKey(extension(plain))
            ? Optional.ofNullable(served.computeIfAbsent(plain, StaticFiles::load))
            : Optional.empty();
    return found
        .map(file -> file.tag.equals(knownTag) ? notModified(file) : file.answer)
        .orElseGet(() -> Answer.problem(404, "not-found", "there is no " + path));
  }

  // Null for what is not there, so that the cache only grows by files that are.
  @SuppressWarnings("NullAway")
  private static Served load(String path) {
    boolean library = path.startsWith(WEBJARS_PATH);
    String resource =
        library ? WEBJARS + path.substring(WEBJARS_PATH.length()) : CONSOLE + path.substring(1);
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : file(path, library, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }

  private static Served file(String path, boolean library, byte[] bytes) {
    String tag = '"' + hash(bytes) + '"';
    Answer answer =
        new Answer(
            200,
            Map.of(
                "Content-Type",
                TYPES.get(extension(path)),
                "Cache-Control",
                library ? "public, max-age=31536000, immutable" : "no-cache",
                "ETag",
                tag,
                "Content-Security-Policy",
                ContentSecurity.policy(path, bytes)),
            bytes);
    return new Served(answer, tag);
  }

  private static Answer notModified(Served file) {
    return new Answer(304, file.answer.headers(), new byte[0]);
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
