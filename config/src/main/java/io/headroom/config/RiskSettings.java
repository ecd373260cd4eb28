package io.headroom.config;

import java.time.Duration;

/**
 * How risk is assessed.
 *
 * @param scenarios at most so many joint return dates, the latest
 * @param minScenarios fewer give no VaR
 * @param moveBasisPoints price move since a scope's last assessment that asks for a new one
 * @param staleAfter age, within the session, from which a price is flagged stale
 */
public record RiskSettings(
    int scenarios, int minScenarios, double moveBasisPoints, Duration staleAfter) {}
