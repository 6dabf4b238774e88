package parley.node.witness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.log.Checkpoint;
import parley.log.MalformedException;
import parley.log.Note;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;
import parley.node.engine.Task;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;

/**
 * Once a minute brings the newest head of each of our logs to every witness that has not cosigned
 * it, and keeps what comes back in the store.
 */
public final class WitnessRounds implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private record Job(String line, String origin, Note head, Slot last) {}

  private final List<Witness> witnesses;
  private final WitnessClient client;
  private final Engine engine;
  private final LogStore store;
  private final Consumer<Task> inbox;
  private final Thread thread = Thread.ofVirtual().name("parley-witness").unstarted(this::run);

  /** Rounds over these witnesses; nothing is asked before {@link #start}. */
  public WitnessRounds(
      List<Witness> witnesses,
      WitnessClient client,
      Engine engine,
      LogStore store,
      Consumer<Task> inbox) {
    this.witnesses = List.copyOf(witnesses);
    this.client = client;
    this.engine = engine;
    this.store = store;
    this.inbox = inbox;
  }

  /** Begins; without witnesses there is nothing to do. */
  public void start() {
    if (!witnesses.isEmpty()) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (true) {
        round();
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round over all witnesses and logs. */
  public void round() {
    for (Witness witness : witnesses) {
      for (Job job : jobs(witness)) {
        long size = job.last().size();
        WitnessClient.Outcome outcome =
            client.cosign(
                witness, size, job.head(), (level, at) -> store.hash(job.origin(), level, at));
        if (outcome instanceof WitnessClient.Outcome.Cosigned cosigned) {
          keep(witness, job, cosigned);
        }
      }
    }
  }

  private List<Job> jobs(Witness witness) {
    List<Job> jobs = new ArrayList<>();
    engine.read(
        () -> {
          for (LineDesk line : engine.lines()) {
            line.own()
                .flatMap(line::head)
                .ifPresent(head -> job(witness, line, head).ifPresent(jobs::add));
          }
          return true;
        });
    return jobs;
  }

  private java.util.Optional<Job> job(Witness witness, LineDesk line, Note head) {
    String origin = line.own().orElseThrow().toString();
    Slot none = new Slot(0, parley.log.Merkle.EMPTY_ROOT, new byte[0]);
    Slot last = store.newest(origin, witness.slot()).orElse(none);
    try {
      boolean newer = Checkpoint.parse(head.text()).size() > last.size();
      return newer
          ? java.util.Optional.of(new Job(line.line(), origin, head, last))
          : java.util.Optional.empty();
    } catch (MalformedException e) {
      throw new IllegalStateException("a head of our own is well-formed", e);
    }
  }

  private void keep(Witness witness, Job job, WitnessClient.Outcome.Cosigned cosigned) {
    long before = job.last().bytes().length == 0 ? -1 : job.last().size();
    byte[] lines = Note.printLines(cosigned.lines()).getBytes(StandardCharsets.UTF_8);
    inbox.accept(new Task.Keep(job.origin(), witness.slot(), before, cosigned.head(), lines));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
