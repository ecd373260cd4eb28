package io.headroom.forecast.serving;

import java.util.Arrays;
import java.util.stream.Stream;

/** The forms of the code that the JVM of this test has. */
final class Forms {
  private Forms() {}

  static Stream<Form> here() {
    return Arrays.stream(Form.values()).filter(Form::available);
  }
}
