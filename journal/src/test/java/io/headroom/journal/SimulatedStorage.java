package io.headroom.journal;

import io.headroom.journal.Faults.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;

/**
 * A simulated machine's journal as one process has it open. Any operation that writes may fail or
 * be the process's last; reads see the machine's page cache.
 */
final class SimulatedStorage implements JournalStorage {
  private final SimulatedMachine machine;
  private final Faults faults;
  private final LogStore facts;
  private final LogStore decisions;
  private final JournalFiles files = new Files();
  private final List<String> notes = new ArrayList<>();
  private boolean dead;

  /** Opens it: bytes of an unfinished write are left out, as Chronicle's store does. */
  SimulatedStorage(SimulatedMachine machine, Faults faults) {
    this.machine = machine;
    this.faults = faults;
    facts = open(machine.facts());
    decisions = open(machine.decisions());
  }

  /** What was left out at opening, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The process is gone: whatever still calls is stopped. */
  void kill() {
    dead = true;
  }

  @Override
  public String where() {
    return "simulated";
  }

  @Override
  public LogStore facts() {
    return facts;
  }

  @Override
  public LogStore decisions() {
    return decisions;
  }

  @Override
  public JournalFiles files() {
    return files;
  }

  @Override
  public void close() {
    dead = true;
  }

  private LogStore open(SimulatedLog log) {
    int cleared = log.clearUnfinished();
    if (cleared > 0) {
      notes.add(
          "the log of %s ended in an unfinished write of %d bytes".formatted(log.name(), cleared));
    }
    return new Store(log);
  }

  /** Carries an operation out, as far as the faults let it. */
  private void perform(String operation, Runnable whole, Runnable part) {
    checkAlive(operation);
    Fault fault = faults.next(operation);
    checkAlive(operation);
    switch (fault) {
      case NONE, CRASH_AFTER -> whole.run();
      case CRASH_INSIDE, FAILURE -> part.run();
      case CRASH_BEFORE -> {}
    }
    if (fault == Fault.FAILURE) {
      throw new InjectedFault("simulated failure: " + operation);
    }
    if (fault != Fault.NONE) {
      dead = true;
      throw new Crash(fault + " " + operation);
    }
  }

  private void checkAlive(String operation) {
    if (dead) {
      throw new Crash("a process that is gone: " + operation);
    }
  }

  private RandomGenerator random() {
    return machine.random();
  }

  private void sometimes(Runnable effect) {
    if (random().nextBoolean()) {
      effect.run();
    }
  }

  private final class Store implements LogStore {
    private final SimulatedLog log;

    Store(SimulatedLog log) {
      this.log = log;
    }

    @Override
    public String name() {
      return log.name();
    }

    @Override
    public DocumentSource documents(long from) {
      return new Source(log, random().nextInt(3) == 0 ? 0 : firstThatHolds(from), 1);
    }

    @Override
    public DocumentSource backwards() {
      return new Source(log, log.size() - 1, -1);
    }

    @Override
    public void append(DirectBuffer document, int length) {
      byte[] bytes = SimulatedLog.bytes(document, length);
      perform(
          "append " + log.name() + " " + length,
          () -> log.append(bytes),
          () -> log.appendPart(bytes, random()));
    }

    @Override
    public void sync() {
      perform("sync " + log.name(), log::sync, () -> log.failToSync(random()));
    }

    @Override
    public void secure() {
      log.rewriteLast();
      perform("sync " + log.name() + " taken over", log::sync, () -> log.failToSync(random()));
    }

    @Override
    public String setAsideAfter(long lastNumber) {
      perform(
          "set aside " + log.name() + " after " + lastNumber,
          () -> log.setAsideAfter(lastNumber),
          () -> sometimes(() -> log.setAsideAfter(lastNumber)));
      return "set-aside/" + log.name();
    }

    @Override
    public void close() {
      // The storage is closed as a whole.
    }

    /** Documents that end before the record may be left out. */
    private int firstThatHolds(long from) {
      int index = 0;
      while (index + 1 < log.size()
          && SimulatedLog.isWhole(log.document(index))
          && SimulatedLog.lastOf(log.document(index)) < from) {
        index++;
      }
      return index;
    }
  }

  private final class Source implements DocumentSource {
    private final SimulatedLog log;
    private final int step;
    private int index;

    Source(SimulatedLog log, int index, int step) {
      this.log = log;
      this.index = index;
      this.step = step;
    }

    @Override
    public int next(Target target) {
      faults.reading();
      if (index < 0 || index >= log.size()) {
        return -1;
      }
      byte[] document = log.document(index);
      index += step;
      target.ofCapacity(document.length).putBytes(0, document);
      return document.length;
    }

    @Override
    public String where() {
      return "simulated document " + (index - step + 1);
    }

    @Override
    public void close() {
      index = -1;
    }
  }

  private final class Files implements JournalFiles {
    @Override
    public Optional<byte[]> read(String name) {
      return machine.files().read(name);
    }

    @Override
    public List<String> list(String folder) {
      return machine.files().list(folder);
    }

    @Override
    public void replace(String name, byte[] bytes, Sync sync) {
      Runnable replace =
          sync == Sync.DISK
              ? () -> machine.files().replaceSynced(name, bytes)
              : () -> machine.files().replace(name, bytes);
      perform("replace " + name, replace, () -> sometimes(replace), name, sync);
    }

    @Override
    public Optional<byte[]> read(String name, long offset, int length) {
      return read(name)
          .filter(bytes -> offset + length <= bytes.length)
          .map(bytes -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
    }

    @Override
    public void write(String name, long offset, byte[] bytes) {
      SimulatedStorage.this.perform(
          "write " + name + " at " + offset,
          () -> machine.files().write(name, (int) offset, bytes),
          () -> machine.files().write(name, (int) offset, aPartOf(bytes)));
    }

    @Override
    public void append(String name, byte[] bytes, Sync sync) {
      Runnable append = () -> machine.files().append(name, bytes);
      Runnable part = () -> machine.files().append(name, aPartOf(bytes));
      perform("append to " + name, append, part, name, sync);
    }

    @Override
    public void delete(String name) {
      Runnable delete = () -> machine.files().delete(name);
      SimulatedStorage.this.perform("delete " + name, delete, () -> sometimes(delete));
    }

    private void perform(String operation, Runnable whole, Runnable part, String name, Sync sync) {
      Runnable done =
          () -> {
            whole.run();
            if (sync == Sync.DISK) {
              machine.files().sync(name);
            }
          };
      SimulatedStorage.this.perform(operation + " " + sync, done, part);
    }

    private byte[] aPartOf(byte[] bytes) {
      return Arrays.copyOf(bytes, random().nextInt(bytes.length + 1));
    }
  }
}
