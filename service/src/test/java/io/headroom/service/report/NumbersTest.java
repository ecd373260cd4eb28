package io.headroom.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void shouldReadWell() {
    assertThat(Numbers.fixed(-1234.567, 2)).isEqualTo("−1,234.57");
    assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.fixed(Double.NaN, 2)).isEqualTo("–");
    assertThat(Numbers.pValue(0.00099)).isEqualTo("< 0.001");
    assertThat(Numbers.pValue(0.25)).isEqualTo("0.250");
    assertThat(Numbers.pValue(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.percent(0.9)).isEqualTo("90 %");
    assertThat(Numbers.percent(0.975)).isEqualTo("97.5 %");
  }

  @Test
  void shouldWritePlacesToATenth() {
    assertThat(Numbers.place(12.34)).isEqualTo("12.3");
    assertThat(Numbers.place(-0.26)).isEqualTo("-0.3");
    assertThat(Numbers.place(7.98)).isEqualTo("8");
    assertThat(Numbers.place(-0.01)).isEqualTo("0");
  }

  @Test
  void shouldGiveAColumnOneFormat() {
    ColumnFormat tiny = ColumnFormat.of(DoubleStream.of(3.1e-8, 5e-9, Double.NaN));
    assertThat(tiny.head("MSE")).isEqualTo("MSE, 10⁻⁸");
    assertThat(tiny.text(5e-9)).isEqualTo("0.500");
    ColumnFormat plain = ColumnFormat.of(DoubleStream.of(0.2255, 12.5));
    assertThat(plain.head("QLIKE")).isEqualTo("QLIKE");
    assertThat(plain.text(0.2255)).isEqualTo("0.23");
    assertThat(ColumnFormat.of(DoubleStream.of(0.2255)).text(0.22554)).isEqualTo("0.2255");
    assertThat(ColumnFormat.of(DoubleStream.empty()).text(Double.NaN)).isEqualTo("–");
    assertThat(ColumnFormat.of(DoubleStream.of(1_234_567)).head("MSE")).isEqualTo("MSE, 10⁶");
  }
}
