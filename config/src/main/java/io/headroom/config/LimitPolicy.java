package io.headroom.config;

/**
 * A limit on a scope's one-day VaR.
 *
 * <p>With utilisation u = VaR / budget: OK turns to WARNING at u &gt;= warning, anything to BREACH
 * at u &gt; 1; BREACH is left at u &lt;= 1 - hysteresis, WARNING for OK at u &lt; warning -
 * hysteresis.
 *
 * @param owner who answers for it
 * @param level confidence level, 0.975 or 0.99
 * @param budget largest VaR, in the firm's currency
 * @param warning utilisation at which to warn, in (0, 1)
 * @param hysteresis how far utilisation must fall back before a state is left, in [0, warning)
 */
public record LimitPolicy(
    String owner, double level, double budget, double warning, double hysteresis) {}
