/**
 * A simulated market: daily history and one day of ticks, determined by a seed on every JVM.
 *
 * <p>Its parameters are {@link io.headroom.ingest.simulation.MarketModel}; how they move is {@code
 * MarketState}. What comes out are ordinary facts: nothing downstream can tell, but for the {@code
 * FeedOpened} facts, which name the model, its parameters and the seed.
 */
package io.headroom.ingest.simulation;
