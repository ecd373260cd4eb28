package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.network.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names what is known of a panel. */
public final class PanelHash {
  private PanelHash() {}

  /**
   * SHA-256, in hexadecimal, of the instruments' names and each known day's date and variances.
   * Missing variances count as one and the same.
   */
  public static String of(Panel known) {
    byte[] names = String.join("\n", known.instruments()).getBytes(StandardCharsets.UTF_8);
    int row = Integer.BYTES + known.width() * Double.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(names.length + Integer.BYTES + known.days() * row)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(names.length)
            .put(names);
    for (int day = 0; day < known.days(); day++) {
      bytes.putInt(known.date(day));
      for (int i = 0; i < known.width(); i++) {
        bytes.putLong(Double.doubleToLongBits(known.variance(day, i)));
      }
    }
    return HexFormat.of().formatHex(Sha256.of(bytes.array(), bytes.position()));
  }
}
