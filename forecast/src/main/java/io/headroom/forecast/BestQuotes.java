package io.headroom.forecast;

import java.util.Arrays;

/**
 * The last bid and ask of each exchange, and the best of them.
 *
 * <p>An exchange's new side that crosses its own older other side shows that the other is out of
 * date: it is dropped until quoted again. Best sides of different exchanges may cross.
 */
final class BestQuotes {
  private static final int LETTERS = 128;

  private final double[] bids = new double[LETTERS];
  private final double[] asks = new double[LETTERS];
  private final byte[] seen = new byte[LETTERS];
  private int exchanges;

  BestQuotes() {
    clear();
  }

  void clear() {
    Arrays.fill(bids, Double.NEGATIVE_INFINITY);
    Arrays.fill(asks, Double.POSITIVE_INFINITY);
    exchanges = 0;
  }

  void bid(byte exchange, double price) {
    int at = index(exchange);
    bids[at] = price;
    if (asks[at] < price) {
      asks[at] = Double.POSITIVE_INFINITY;
    }
  }

  void ask(byte exchange, double price) {
    int at = index(exchange);
    asks[at] = price;
    if (bids[at] > price) {
      bids[at] = Double.NEGATIVE_INFINITY;
    }
  }

  /** The mean of best bid and best ask; NaN while one of them is missing. */
  double mid() {
    double bid = Double.NEGATIVE_INFINITY;
    double ask = Double.POSITIVE_INFINITY;
    for (int i = 0; i < exchanges; i++) {
      bid = Math.max(bid, bids[seen[i]]);
      ask = Math.min(ask, asks[seen[i]]);
    }
    return Double.isInfinite(bid) || Double.isInfinite(ask) ? Double.NaN : 0.5 * (bid + ask);
  }

  private int index(byte exchange) {
    byte letter = (byte) (exchange & 0x7F);
    if (Double.isInfinite(bids[letter]) && Double.isInfinite(asks[letter])) {
      remember(letter);
    }
    return letter;
  }

  private void remember(byte letter) {
    for (int i = 0; i < exchanges; i++) {
      if (seen[i] == letter) {
        return;
      }
    }
    seen[exchanges++] = letter;
  }
}
