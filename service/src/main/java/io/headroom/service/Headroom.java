package io.headroom.service;

import io.headroom.config.ConfigException;
import io.headroom.ingest.FeedException;
import io.headroom.journal.DivergenceException;
import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalException;
import io.headroom.service.access.AccessException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code headroom} command. */
@Command(
    name = "headroom",
    description =
        "Ticks to volatility forecasts to VaR, expected shortfall and limits, journalled bit for"
            + " bit.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ReplayCommand.class,
      InspectCommand.class,
      ExplainCommand.class,
      ModelsCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ArchiveCommand.class,
      RepairCommand.class,
      VerifyCommand.class,
      ProveCommand.class,
      WitnessCommand.class,
      SealsCommand.class,
      KeygenCommand.class,
      TokenCommand.class,
      WarmUpCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'headroom test' runs every test. 'headroom help COMMAND' says all about a command.",
      "",
      "Exit status:",
      "  0  done, and what it checks holds",
      "  1  done, and something does not hold",
      "  2  wrong usage or unusable input, said in one line",
      "  3  a failure of the program"
    })
public final class Headroom implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Headroom.class);

  private Optional<Shutdown> shutdown = Optional.empty();

  @Spec private CommandSpec spec;

  Headroom() {}

  /**
   * Runs the command and ends the process with its exit status; that of a failure also where memory
   * does not suffice to say what failed.
   */
  public static void main(String[] arguments) {
    int status = ExitStatus.FAILURE;
    try {
      status = run(arguments);
    } catch (RuntimeException e) {
      System.err.println("headroom: failed: " + oneLine(e.toString()));
    } finally {
      System.exit(status);
    }
  }

  /** Runs the command and returns its exit status. */
  static int run(String... arguments) {
    Headroom headroom = new Headroom();
    return headroom.execute(headroom.commandLine(), arguments);
  }

  /** Runs one of the commands and returns its exit status; everything is printed by then. */
  int execute(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (Error e) {
      return failed(e, command.getErr());
    } finally {
      shutdown.ifPresent(Shutdown::close);
    }
  }

  /**
   * Lets Ctrl-C and SIGTERM end the command that asks for this cleanly. The process then goes only
   * when the command has ended and what became of it is printed, a failure too.
   */
  Shutdown shutdown() {
    Shutdown installed = shutdown.orElseGet(Shutdown::install);
    shutdown = Optional.of(installed);
    return installed;
  }

  /** Reads arguments and runs commands. */
  CommandLine commandLine() {
    CommandLine command = new CommandLine(this);
    command.registerConverter(Long.class, Headroom::wholeNumber);
    command.registerConverter(long.class, Headroom::wholeNumber);
    command.setParameterExceptionHandler(Headroom::wrongUsage);
    command.setExecutionExceptionHandler(Headroom::failed);
    command.setExitCodeExceptionMapper(e -> ExitStatus.FAILURE);
    return command;
  }

  private static Long wholeNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number that fits 64 bits");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is missing");
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("headroom: " + oneLine(e.getMessage()).replaceFirst("^Error: ", ""));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See 'headroom help" + path(command) + "'.");
    return ExitStatus.UNUSABLE_INPUT;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof ConfigException config) {
      config.problems().forEach(problem -> err.println("headroom: " + problem));
      return ExitStatus.UNUSABLE_INPUT;
    }
    if (e instanceof DivergenceException || e instanceof JournalCorruptException) {
      err.println("headroom: " + oneLine(e.getMessage()));
      return ExitStatus.DOES_NOT_HOLD;
    }
    if (e instanceof UnusableInputException
        || e instanceof AccessException
        || e instanceof FeedException
        || e instanceof JournalException) {
      err.println("headroom: " + oneLine(e.getMessage()));
      return ExitStatus.UNUSABLE_INPUT;
    }
    LOG.error("The program failed", e);
    err.println("headroom: failed: " + oneLine(String.valueOf(e.getMessage())));
    return ExitStatus.FAILURE;
  }

  /** Printed before it is logged, which takes more memory. */
  private static int failed(Error e, PrintWriter err) {
    err.println("headroom: failed: " + oneLine(e.toString()));
    LOG.error("The program failed", e);
    return ExitStatus.FAILURE;
  }

  private static String path(CommandLine command) {
    return command.getParent() == null ? "" : " " + command.getCommandName();
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
