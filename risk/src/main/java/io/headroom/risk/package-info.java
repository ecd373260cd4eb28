/**
 * Positions and forecasts to one-day VaR and expected shortfall, limits, headroom and breaches.
 * {@link io.headroom.risk.RiskProjection} is the state machine; it knows the other modules through
 * the journal's records alone.
 */
package io.headroom.risk;
