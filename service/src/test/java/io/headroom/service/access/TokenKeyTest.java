package io.headroom.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeyTest {
  @TempDir private Path folder;

  @Test
  void shouldComeBackFromAFileThatOnlyItsOwnerMayRead() throws IOException {
    Path file = folder.resolve("token.key");
    TokenKey key = TokenKey.random();
    key.write(file);

    assertThat(TokenKey.read(file).secret()).isEqualTo(key.secret()).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldNotOverwriteAKey() throws IOException {
    Path file = folder.resolve("token.key");
    TokenKey.random().write(file);
    String before = Files.readString(file);

    assertThatThrownBy(() -> TokenKey.random().write(file))
        .isInstanceOf(AccessException.class)
        .hasMessageStartingWith(file + ": there is a key already");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void shouldRefuseAKeyThatOthersMayRead() throws IOException {
    Path file = folder.resolve("token.key");
    TokenKey.random().write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> TokenKey.read(file))
        .hasMessage(file + ": may be read by others than its owner; run 'chmod 600 " + file + "'");
  }

  @Test
  void shouldRefuseWhatIsNoKey() throws IOException {
    Path file = folder.resolve("token.key");
    for (String text : new String[] {"", "abc", "z".repeat(64), "é".repeat(64), "a".repeat(63)}) {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
      assertThatThrownBy(() -> TokenKey.read(file))
          .as(text)
          .hasMessageContaining("is no token key; expected 64 hexadecimal digits");
    }
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> TokenKey.read(none))
        .hasMessage(none + ": there is no such key; make one with 'headroom keygen --out DIR'");
  }
}
