package io.headroom.risk;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How far a price may move before its holders are assessed again, in exact arithmetic. */
final class MoveRule {
  private static final int DECIMALS_OF_A_BASIS_POINT = 4;

  private final BigInteger numerator;
  private final BigInteger denominator;

  /** A move of so many basis points, as the number is written in decimal. */
  MoveRule(double basisPoints) {
    BigDecimal move = BigDecimal.valueOf(basisPoints).movePointLeft(DECIMALS_OF_A_BASIS_POINT);
    BigInteger below = BigInteger.TEN.pow(Math.max(move.scale(), 0));
    BigInteger above = move.multiply(new BigDecimal(below)).toBigIntegerExact();
    BigInteger common = above.gcd(below);
    numerator = above.divide(common);
    denominator = below.divide(common);
  }

  /** The smallest whole number that is at least the move's share of a positive price. */
  long distance(long price) {
    BigInteger[] distance =
        BigInteger.valueOf(price).multiply(numerator).divideAndRemainder(denominator);
    BigInteger up = distance[1].signum() == 0 ? distance[0] : distance[0].add(BigInteger.ONE);
    return up.bitLength() < Long.SIZE ? up.longValue() : Long.MAX_VALUE;
  }
}
