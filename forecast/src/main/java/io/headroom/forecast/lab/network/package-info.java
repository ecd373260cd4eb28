/**
 * Networks on a panel of daily variances: what they see of it, and their forecasts by inference
 * alone. They take a linear model's log forecast as offset and say by how much it is to be moved.
 *
 * <p>All of it is a function of the panel's known days and of the weights, to the bit. Training is
 * elsewhere.
 */
package io.headroom.forecast.lab.network;
