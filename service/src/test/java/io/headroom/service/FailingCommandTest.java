package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What becomes of a command that fails. */
class FailingCommandTest {
  @Test
  void shouldNotTellAnErrorOfTheJvmAsAThingThatDoesNotHold() {
    Failing failing = new Failing(() -> failWith(new OutOfMemoryError("Java heap space")));
    assertThat(failing.status()).isEqualTo(ExitStatus.FAILURE);
    assertThat(failing.printed())
        .isEqualTo("headroom: failed: java.lang.OutOfMemoryError: Java heap space");
  }

  @Test
  void shouldHoldTheProcessUntilTheFailureIsPrinted() {
    for (Callable<Integer> how :
        List.<Callable<Integer>>of(
            () -> failWith(new OutOfMemoryError("Java heap space")),
            () -> {
              throw new UnusableInputException("the disk is full");
            })) {
      Failing failing = new Failing(how);
      assertThat(failing.printed()).startsWith("headroom: ");
      assertThat(failing.heldWhilePrinting()).isNotEmpty().containsOnly(true);
      assertThat(failing.shutdown.closed()).isTrue();
    }
  }

  private static int failWith(Error error) {
    throw error;
  }

  /** A command that fails, as it ended. */
  @Command(name = "failing")
  private static final class Failing implements Callable<Integer> {
    private final Callable<Integer> how;
    private final List<Boolean> held = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private final int status;

    @ParentCommand private Headroom headroom;

    private Shutdown shutdown;

    Failing(Callable<Integer> how) {
      this.how = how;
      Headroom parent = new Headroom();
      CommandLine command = parent.commandLine().addSubcommand(this);
      command.setErr(new PrintWriter(new Watched(), true));
      status = parent.execute(command, "failing");
    }

    @Override
    public Integer call() throws Exception {
      shutdown = headroom.shutdown();
      return how.call();
    }

    int status() {
      return status;
    }

    String printed() {
      return err.toString().strip();
    }

    List<Boolean> heldWhilePrinting() {
      return held;
    }

    private final class Watched extends Writer {
      @Override
      public void write(char[] text, int offset, int length) {
        held.add(!shutdown.closed());
        err.write(text, offset, length);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    }
  }
}
