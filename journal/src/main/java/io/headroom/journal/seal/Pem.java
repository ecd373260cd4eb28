package io.headroom.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Keys as PEM (RFC 7468) around the one DER form that an Ed25519 key has. */
final class Pem {
  private static final int LINE = 64;
  private static final String DASHES = "-----";

  private Pem() {}

  static String write(String label, byte[] der) {
    String base64 =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return begin(label) + "\n" + base64 + "\n" + end(label) + "\n";
  }

  /**
   * Reads a key.
   *
   * @param prefix the DER before the key's bytes
   * @param length bytes of the key
   */
  static byte[] read(String pem, String label, byte[] prefix, int length) {
    byte[] der = der(pem, label);
    if (der.length != prefix.length + length
        || !Arrays.equals(Arrays.copyOf(der, prefix.length), prefix)) {
      throw new SealException("the PEM block '" + label + "' holds no Ed25519 key");
    }
    return Arrays.copyOfRange(der, prefix.length, der.length);
  }

  static byte[] join(byte[] a, byte[] b) {
    byte[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static byte[] der(String pem, String label) {
    int begin = pem.indexOf(begin(label));
    int end = pem.indexOf(end(label));
    if (begin < 0 || end < begin) {
      throw new SealException(
          "no PEM block '" + label + "': expected a line '" + begin(label) + "'");
    }
    String base64 = pem.substring(begin + begin(label).length(), end).replaceAll("\\s", "");
    return Base64Text.decode(base64);
  }

  private static String begin(String label) {
    return DASHES + "BEGIN " + label + DASHES;
  }

  private static String end(String label) {
    return DASHES + "END " + label + DASHES;
  }
}
