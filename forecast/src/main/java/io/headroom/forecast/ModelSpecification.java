package io.headroom.forecast;

import io.headroom.config.ModelSettings;
import io.headroom.journal.record.ModelKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The baselines by name: SHA-256 over a canonical line of text that says all that a forecast
 * depends on besides the data. Numbers are written as hexadecimal doubles, which every JDK writes
 * alike.
 */
final class ModelSpecification {
  private static final String FORMAT = "headroom-model-1";

  private final byte[] none = new byte[32];
  private final byte[] ewma;
  private final byte[] pooled;
  private final byte[] logHar;

  ModelSpecification(ModelSettings settings, double kappa) {
    ewma = hash(ewmaText(settings, kappa));
    pooled = hash(pooledText(settings, kappa));
    logHar = hash(logHarText(settings, kappa));
  }

  /** 32 bytes, all zero for what is no baseline; not to be changed. */
  byte[] hash(ModelKind model) {
    return switch (model) {
      case EWMA -> ewma;
      case LOG_HAR -> logHar;
      case POOLED_LOG_HAR -> pooled;
      case NETWORK, NONE, NULL_VAL -> none;
    };
  }

  static String ewmaText(ModelSettings settings, double kappa) {
    return FORMAT
        + ";name=ewma;lambda="
        + Double.toHexString(settings.ewmaLambda())
        + ";start=first-day"
        + common(settings, kappa);
  }

  static String logHarText(ModelSettings settings, double kappa) {
    return FORMAT
        + ";name=log-har;lags=1,5,22;regressors=log-of-mean;fit=ols-expanding-daily"
        + ";forecast=exp(mu+s2/2);clamp=smallest,2*largest;minHistoryDays="
        + settings.minHistoryDays()
        + common(settings, kappa);
  }

  static String pooledText(ModelSettings settings, double kappa) {
    return FORMAT
        + ";name=pooled-log-har;pool=kind;knownDays=0,1,2,3,5,10,22"
        + ";lags=none/1/1,2/1,3/1,5/1,5,10/1,5,22;regressors=log-of-mean;fit=ols-expanding-daily"
        + ";forecast=exp(mu+s2/2);error=s2*(1+leverage)+2*between/instruments"
        + ";clamp=smallest,2*largest;minRows="
        + settings.poolMinRows()
        + common(settings, kappa);
  }

  private static String common(ModelSettings settings, double kappa) {
    return ";target=kappa*garman-klass+overnight2,rv5-subsampled+overnight2;kappa="
        + Double.toHexString(kappa)
        + ";startingDailyVolatility="
        + Double.toHexString(settings.startingDailyVolatility())
        + ";overnightShare="
        + Double.toHexString(settings.overnightShare())
        + ";sharePriorDays="
        + settings.sharePriorDays()
        + ";levelPriorSessions=1;algorithm="
        + ForecastProjection.ALGORITHM_VERSION;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
