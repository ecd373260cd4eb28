package io.headroom.service.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page may load and do: its own files and its own connections, nothing else. Of scripts
 * written into a page only its import map is let in, by its hash, as it cannot be a file.
 */
final class ContentSecurity {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script\\s+type=\"importmap\"\\s*>(.*?)</script>", Pattern.DOTALL);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'%s; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private ContentSecurity() {}

  static String policy(String path, byte[] file) {
    return POLICY.replace("%s", path.endsWith(".html") ? importMapHashes(file) : "");
  }

  private static String importMapHashes(byte[] page) {
    StringBuilder sources = new StringBuilder();
    Matcher maps = IMPORT_MAP.matcher(new String(page, StandardCharsets.UTF_8));
    while (maps.find()) {
      sources.append(" 'sha256-").append(hash(maps.group(1))).append('\'');
    }
    return sources.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
