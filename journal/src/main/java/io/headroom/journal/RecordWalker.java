package io.headroom.journal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.agrona.DirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.otf.TokenListener;

/** Walks over a record's fields by the schema, whatever the record's type. */
final class RecordWalker implements TokenListener {
  private static final String EXACT_DECIMAL = "exactDecimal";

  private final FieldVisitor visitor;
  private long mantissa;
  private boolean inExactDecimal;
  private String exactDecimalName = "";

  private RecordWalker(FieldVisitor visitor) {
    this.visitor = visitor;
  }

  /** Visits the fields of the record's body. Its type must be known. */
  static void walk(RecordHeader header, FieldVisitor visitor) {
    OtfMessageDecoder.decode(
        header.buffer(),
        header.offset() + RecordHeader.LENGTH,
        header.version(),
        header.blockLength(),
        RecordSchema.message(header.templateId()),
        new RecordWalker(visitor));
  }

  @Override
  public void onEncoding(
      Token field, DirectBuffer buffer, int index, Token type, int actingVersion) {
    if (isNewer(field, actingVersion)) {
      return;
    }
    if (inExactDecimal) {
      onExactDecimalPart(buffer, index, type);
    } else if (type.arrayLength() > 1) {
      onArray(field.name(), buffer, index, type);
    } else {
      onScalar(field.name(), buffer, index, type);
    }
  }

  /** Whether the record was written before there was such a field: what stands there is another. */
  private static boolean isNewer(Token field, int actingVersion) {
    return field.version() > actingVersion;
  }

  @Override
  public void onEnum(
      Token field,
      DirectBuffer buffer,
      int index,
      List<Token> tokens,
      int from,
      int to,
      int actingVersion) {
    if (isNewer(field, actingVersion)) {
      return;
    }
    long value = integer(buffer, index, tokens.get(from + 1).encoding().primitiveType());
    for (int i = from + 1; i < to; i++) {
      if (tokens.get(i).encoding().constValue().longValue() == value) {
        visitor.text(field.name(), tokens.get(i).name());
        return;
      }
    }
    visitor.number(field.name(), Long.toString(value));
  }

  @Override
  public void onBitSet(
      Token field,
      DirectBuffer buffer,
      int index,
      List<Token> tokens,
      int from,
      int to,
      int actingVersion) {
    if (isNewer(field, actingVersion)) {
      return;
    }
    long bits = integer(buffer, index, tokens.get(from + 1).encoding().primitiveType());
    StringJoiner names = new StringJoiner(" ");
    for (int i = from + 1; i < to; i++) {
      if ((bits >>> tokens.get(i).encoding().constValue().longValue() & 1) != 0) {
        names.add(tokens.get(i).name());
      }
    }
    visitor.text(field.name(), names.toString());
  }

  @Override
  public void onBeginComposite(Token field, List<Token> tokens, int from, int to) {
    inExactDecimal = EXACT_DECIMAL.equals(tokens.get(from).applicableTypeName());
    exactDecimalName = field.name();
  }

  @Override
  public void onEndComposite(Token field, List<Token> tokens, int from, int to) {
    inExactDecimal = false;
  }

  @Override
  public void onGroupHeader(Token token, int entries) {
    visitor.beginGroup(token.name(), entries);
    if (entries == 0) {
      visitor.endGroup();
    }
  }

  @Override
  public void onBeginGroup(Token token, int index, int entries) {
    visitor.beginEntry(index);
  }

  @Override
  public void onEndGroup(Token token, int index, int entries) {
    visitor.endEntry();
    if (index == entries - 1) {
      visitor.endGroup();
    }
  }

  @Override
  public void onVarData(Token field, DirectBuffer buffer, int index, int length, Token type) {
    byte[] bytes = new byte[length];
    buffer.getBytes(index, bytes);
    cleanText(bytes)
        .ifPresentOrElse(
            text -> visitor.text(field.name(), text), () -> visitor.bytes(field.name(), bytes));
  }

  @Override
  public void onBeginMessage(Token token) {}

  @Override
  public void onEndMessage(Token token) {}

  private void onExactDecimalPart(DirectBuffer buffer, int index, Token type) {
    long value = integer(buffer, index, type.encoding().primitiveType());
    if ("mantissa".equals(type.name())) {
      mantissa = value;
    } else {
      visitor.number(
          exactDecimalName, BigDecimal.valueOf(mantissa, -Math.toIntExact(value)).toPlainString());
    }
  }

  private void onArray(String name, DirectBuffer buffer, int index, Token type) {
    byte[] bytes = new byte[type.encodedLength()];
    buffer.getBytes(index, bytes);
    if (type.encoding().primitiveType() == PrimitiveType.CHAR) {
      visitor.text(name, new String(bytes, StandardCharsets.ISO_8859_1));
    } else {
      visitor.bytes(name, bytes);
    }
  }

  private void onScalar(String name, DirectBuffer buffer, int index, Token type) {
    PrimitiveType primitive = type.encoding().primitiveType();
    switch (primitive) {
      case DOUBLE -> visitor.real(name, buffer.getDouble(index, ByteOrder.LITTLE_ENDIAN));
      case CHAR -> visitor.text(name, String.valueOf((char) (buffer.getByte(index) & 0xFF)));
      default -> visitor.number(name, Long.toString(integer(buffer, index, primitive)));
    }
  }

  private static long integer(DirectBuffer buffer, int index, PrimitiveType type) {
    return switch (type) {
      case INT8 -> buffer.getByte(index);
      case UINT8, CHAR -> buffer.getByte(index) & 0xFF;
      case INT16 -> buffer.getShort(index, ByteOrder.LITTLE_ENDIAN);
      case UINT16 -> buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
      case INT32 -> buffer.getInt(index, ByteOrder.LITTLE_ENDIAN);
      case UINT32 -> buffer.getInt(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
      case INT64 -> buffer.getLong(index, ByteOrder.LITTLE_ENDIAN);
      default -> throw new IllegalStateException("the schema has a field of type " + type);
    };
  }

  private static Optional<String> cleanText(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
