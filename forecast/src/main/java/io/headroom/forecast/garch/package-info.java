/**
 * GARCH(1,1) and GJR-GARCH(1,1) with a constant mean, by maximum likelihood: the fit and how sure
 * it is, the conditional variances, forecasts in closed form.
 *
 * <pre>{@code
 * GarchModel model = GarchModel.gjr().withErrors(Errors.STUDENT_T);
 * GarchFit fit = GarchFitter.fit(model, ReturnSeries.of("SPY", returns));
 * fit.parameters().persistence();
 * fit.forecast().meanOver(10);                    // mean daily variance of the next ten days
 * fit.forecast().after(tomorrow).ahead(1);        // learns a return, estimates nothing again
 * }</pre>
 *
 * <p>Returns may be decimals or percent; variances are in the same unit squared.
 */
package io.headroom.forecast.garch;
