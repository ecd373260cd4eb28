package io.headroom.journal;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/** The record catalogue as SBE tokens, read once from {@code headroom-records.xml}. */
final class RecordSchema {
  private static final String RESOURCE = "headroom-records.xml";

  private RecordSchema() {}

  /** The tokens of a message; empty if this release does not know its template id. */
  static List<Token> message(int templateId) {
    List<Token> tokens = Loaded.IR.getMessage(templateId);
    return tokens == null ? List.of() : tokens;
  }

  /** The name of a record type, or {@code template N} if it is not known. */
  static String typeName(int templateId) {
    List<Token> tokens = message(templateId);
    return tokens.isEmpty() ? "template " + templateId : tokens.get(0).name();
  }

  /** The template id of a record type; empty if this release does not know the name. */
  static OptionalInt templateId(String typeName) {
    return Loaded.IR.messages().stream()
        .filter(tokens -> tokens.get(0).name().equals(typeName))
        .mapToInt(tokens -> tokens.get(0).id())
        .findFirst();
  }

  /** The names of the record types whose template ids lie in a range, in order of ids. */
  static List<String> typeNames(int firstId, int lastId) {
    return Loaded.IR.messages().stream()
        .map(tokens -> tokens.get(0))
        .filter(message -> message.id() >= firstId && message.id() <= lastId)
        .sorted(Comparator.comparingInt(Token::id))
        .map(Token::name)
        .toList();
  }

  /** Initialised by the first use. */
  private static final class Loaded {
    static final Ir IR = load();

    private static Ir load() {
      ParserOptions options = ParserOptions.builder().stopOnError(true).build();
      try (InputStream in = RecordSchema.class.getResourceAsStream(RESOURCE)) {
        return new IrGenerator().generate(XmlSchemaParser.parse(in, options));
      } catch (Exception e) {
        throw new IllegalStateException("cannot read the record schema " + RESOURCE, e);
      }
    }
  }
}
