/**
 * Networks served in plain Java and single precision: forward passes of an LSTM, a causal CNN and a
 * Transformer whose floating-point operations have one fixed order, so that a row gives the same
 * bits on every machine and JVM, in every batch, in both {@link io.headroom.forecast.serving.Form
 * forms} of the code.
 *
 * <p>Weights are checked records, a {@link io.headroom.forecast.serving.ForwardPass} is made of
 * them and called with batches of rows:
 *
 * <pre>{@code
 * ForwardPass pass = LstmPass.of(parameters, 32);
 * pass.forward(inputs, rows, outputs);
 * }</pre>
 */
package io.headroom.forecast.serving;
