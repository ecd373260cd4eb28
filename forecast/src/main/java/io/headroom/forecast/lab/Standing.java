package io.headroom.forecast.lab;

import io.headroom.forecast.evaluation.BootstrapInterval;
import io.headroom.forecast.evaluation.DieboldMariano;

/**
 * How an entrant did.
 *
 * @param qlike mean over the instruments of each one's mean over the days
 * @param mse likewise, of variances in percent squared
 * @param ratioToLogHar of mean QLIKE
 * @param ratioInterval of the same, days drawn again in blocks; its estimate is of the days' means
 *     over the instruments
 * @param againstLogHar of the days' means over the instruments, below zero where this one is better
 * @param holmAgainstLogHar one-sided p-value, corrected for all the entrants that are held against
 *     log-HAR; NaN for log-HAR itself
 * @param againstBestLinear as {@code againstLogHar}, the best linear model estimated on the same
 *     days
 * @param ratioToBestLinear of the days' means over the instruments, the best linear model estimated
 *     on the same days, with its interval
 * @param inMcs instruments in whose model confidence set it is
 * @param panelMcsPValue in the confidence set of the days' means
 * @param inPanelMcs whether that is large enough
 * @param winsAgainstLogHar instruments with a lower mean QLIKE
 * @param calmQlike mean QLIKE on calm days
 * @param turbulentQlike and on turbulent ones
 * @param calmRatio of mean QLIKE to log-HAR's on calm days
 * @param turbulentRatio the same on turbulent ones
 */
public record Standing(
    Entrant entrant,
    double qlike,
    double mse,
    double ratioToLogHar,
    BootstrapInterval ratioInterval,
    DieboldMariano againstLogHar,
    double holmAgainstLogHar,
    DieboldMariano againstBestLinear,
    BootstrapInterval ratioToBestLinear,
    int inMcs,
    double panelMcsPValue,
    boolean inPanelMcs,
    int winsAgainstLogHar,
    double calmQlike,
    double turbulentQlike,
    double calmRatio,
    BootstrapInterval turbulentRatio) {}
