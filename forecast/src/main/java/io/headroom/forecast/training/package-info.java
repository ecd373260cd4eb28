/**
 * Trains the network with Deeplearning4j: the only place that touches it. What comes out is the
 * parts of a {@link io.headroom.forecast.network.NetworkArtifact}, which is served without it.
 *
 * <p>The same examples and settings give the same bits on one thread and one BLAS kernel.
 */
package io.headroom.forecast.training;
