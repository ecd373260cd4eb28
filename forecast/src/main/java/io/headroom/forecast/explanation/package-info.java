/**
 * Why a network said what it said: exact gradients of networks by their inputs, and integrated
 * gradients made of them (Sundararajan, Taly and Yan 2017), which share out the difference between
 * a forecast and that of a baseline among the inputs.
 *
 * <p>All in double precision, with StrictMath and in one order of summation, so that an explanation
 * has the same bits each time it is asked for. {@link
 * io.headroom.forecast.explanation.AttentionWeights} shows what a Transformer's heads looked at,
 * which is no explanation.
 */
package io.headroom.forecast.explanation;
