package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.record.LimitState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateBytesTest {
  /** A quiet NaN with a payload and its sign set, which arithmetic may leave behind. */
  private static final double ODD_NAN = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);

  @Test
  void shouldWriteLittleEndianWithLengthsBeforeWhatVaries() {
    StateWriter writer = new StateWriter();
    writer
        .section("ab", 7)
        .putBoolean(true)
        .putCode(258)
        .putLong(-2)
        .putDouble(1)
        .putText("\u20ac")
        .putDoubles(new double[] {9, 2, 9}, 1, 2);

    // By hand: u32 length and text, u32 version; u8; u16; i64; IEEE 754; UTF-8; u32 size.
    assertThat(HexFormat.of().formatHex(writer.toBytes()))
        .isEqualTo(
            "02000000"
                + "6162"
                + "07000000"
                + "01"
                + "0201"
                + "feffffffffffffff"
                + "000000000000f03f"
                + "03000000e282ac"
                + "01000000"
                + "0000000000000040");
  }

  @Test
  void shouldReadBackWhatWasWritten() {
    StateWriter writer = new StateWriter();
    writer
        .section("all", 1)
        .putByte(-1)
        .putBoolean(false)
        .putCode(LimitState.BREACH.value())
        .putInt(Integer.MIN_VALUE)
        .putLong(Long.MAX_VALUE)
        .putDouble(ODD_NAN)
        .putDouble(-0.0)
        .putBytes(new byte[] {1, 2})
        .putText("text")
        .putLongs(new long[] {3, 4})
        .putOptional(Optional.of(5), StateWriter::putInt)
        .putOptional(Optional.<Integer>empty(), StateWriter::putInt)
        .putAll(List.of(6, 7), StateWriter::putInt)
        .putBlock(part -> part.putText("inner"));

    StateReader reader = new StateReader("test", writer.toBytes()).section("all", 1);

    assertThat(reader.takeByte()).isEqualTo((byte) -1);
    assertThat(reader.takeBoolean()).isFalse();
    assertThat(reader.<LimitState>takeCode(code -> LimitState.get((short) code)))
        .isEqualTo(LimitState.BREACH);
    assertThat(reader.takeInt()).isEqualTo(Integer.MIN_VALUE);
    assertThat(reader.takeLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(Double.doubleToRawLongBits(reader.takeDouble()))
        .isEqualTo(Double.doubleToRawLongBits(ODD_NAN));
    assertThat(Double.doubleToRawLongBits(reader.takeDouble())).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.takeBytes()).containsExactly(1, 2);
    assertThat(reader.takeText()).isEqualTo("text");
    assertThat(reader.takeLongs()).containsExactly(3, 4);
    assertThat(reader.takeOptional(StateReader::takeInt)).hasValue(5);
    assertThat(reader.takeOptional(StateReader::takeInt)).isEmpty();
    List<Integer> all = new ArrayList<>();
    reader.forAll(one -> all.add(one.takeInt()));
    assertThat(all).containsExactly(6, 7);
    StateReader part = reader.takeBlock("part");
    assertThat(part.takeText()).isEqualTo("inner");
    part.end();
    reader.end();
  }

  @Test
  void shouldGrowAsNeeded() {
    StateWriter writer = new StateWriter();
    for (int i = 0; i < 100_000; i++) {
      writer.putInt(i);
    }
    StateReader reader = new StateReader("test", writer.toBytes());
    for (int i = 0; i < 100_000; i++) {
      assertThat(reader.takeInt()).isEqualTo(i);
    }
  }

  @Test
  void shouldNameTheSectionThatDoesNotFitAndItsByte() {
    byte[] bytes = new StateWriter().putInt(1).section("series", 2).toBytes();

    assertThatThrownBy(() -> afterInt(bytes).section("scopes", 2))
        .isInstanceOf(StateException.class)
        .hasMessage("state of risk: expected section scopes 2, found series 2, at byte 4");
    assertThatThrownBy(() -> afterInt(bytes).section("series", 1))
        .hasMessage("state of risk: expected section series 1, found series 2, at byte 4");
  }

  @Test
  void shouldSayWhereBytesEndTooSoonOrTooLate() {
    assertThatThrownBy(() -> new StateReader("risk", new byte[3]).takeInt())
        .hasMessage("state of risk: expected 4 bytes, found 3, at byte 0");
    assertThatThrownBy(() -> new StateReader("risk", new byte[3]).end())
        .hasMessage("state of risk: expected the end, found 3 bytes more, at byte 0");
    byte[] large = new StateWriter().putInt(1_000_000_000).toBytes();
    assertThatThrownBy(() -> new StateReader("risk", large).takeDoubles())
        .hasMessage(
            "state of risk: expected a size that 0 bytes can hold, found 1000000000, at byte 0");
    assertThatThrownBy(() -> new StateReader("risk", new byte[] {2}).takeBoolean())
        .hasMessage("state of risk: expected a boolean, 0 or 1, found 2, at byte 0");
    byte[] code = new StateWriter().putCode(77).toBytes();
    assertThatThrownBy(
            () -> new StateReader("risk", code).takeCode(value -> LimitState.get((short) value)))
        .hasMessage("state of risk: expected a code of the record schema, found 77, at byte 0");
  }

  private static StateReader afterInt(byte[] bytes) {
    StateReader reader = new StateReader("risk", bytes);
    assertThat(reader.takeInt()).isEqualTo(1);
    return reader;
  }
}
