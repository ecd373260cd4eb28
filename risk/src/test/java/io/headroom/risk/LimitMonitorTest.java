package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.LimitPolicy;
import io.headroom.journal.record.LimitState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitMonitorTest {
  private static final LimitPolicy POLICY = new LimitPolicy("Ann", 0.99, 100, 0.8, 0.05);

  /** Utilisations in turn, and the state after the last; thresholds 0.8 and 1, hysteresis 0.05. */
  @ParameterizedTest
  @CsvSource({
    "0.79, OK",
    "0.8, WARNING",
    "1.0, WARNING",
    "1.0000001, BREACH",
    "0.8 0.75, WARNING",
    "0.8 0.7499, OK",
    "0.8 0.7499 0.79, OK",
    "1.1 1.0, BREACH",
    "1.1 0.9501, BREACH",
    "1.1 0.95, WARNING",
    "1.1 0.95 0.99, WARNING",
    "1.1 0.76, WARNING",
    "1.1 0.7, OK",
    "1.1 NaN, UNASSESSED",
    "1.1 NaN 0.96, BREACH",
    "1.1 NaN 0.5, OK",
    "0.8 NaN 0.76, WARNING",
    "NaN 0.76, OK",
    "0, OK"
  })
  void shouldFollowThePolicy(String utilisations, LimitState expected) {
    LimitMonitor monitor = new LimitMonitor();

    for (String utilisation : utilisations.split(" ", -1)) {
      monitor.move(Double.parseDouble(utilisation), POLICY);
    }

    assertThat(monitor.state()).isEqualTo(expected);
  }

  @Test
  void shouldStartUnassessed() {
    assertThat(new LimitMonitor().state()).isEqualTo(LimitState.UNASSESSED);
  }
}
