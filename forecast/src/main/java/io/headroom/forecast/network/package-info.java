/**
 * The network: an ensemble of LSTMs that corrects log-HAR, read from an artifact and evaluated by a
 * forward pass in plain Java whose operations have one fixed order.
 *
 * <p>{@link io.headroom.forecast.network.NetworkArtifact} is the file, {@link
 * io.headroom.forecast.network.Network} what it computes. With h the forecast of log-HAR and r the
 * network's residual, the network's forecast is h exp(r).
 */
package io.headroom.forecast.network;
