package parley.sim.world;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.node.engine.Wire;

/** The network between the nodes: it delays, reorders, doubles, loses and cuts off. */
final class SimNetwork {
  private static final long TIMEOUT = 3_000_000_000L;

  /** What a request becomes: told to the checker, whoever loses it later. */
  interface Ear {
    /** A request left a node. */
    void sent(Request request);

    /** An answer left a node. */
    void answered(Request request, Wire.Reply.Answered answer);
  }

  /** A request under way. */
  // Bytes in transit: nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Request(String from, String to, Wire.Route route, byte[] body) {}

  private final Agenda agenda;
  private final RandomGenerator random;
  private final Ear ear;
  private final Map<String, Door> doors = new TreeMap<>();
  private final Set<String> cut = new HashSet<>();
  private double loss;
  private double doubling;
  private long slowest = 20_000_000L;

  SimNetwork(Agenda agenda, RandomGenerator random, Ear ear) {
    this.agenda = agenda;
    this.random = random;
    this.ear = ear;
  }

  /** A node listens, or no longer does. */
  void listen(String party, @Nullable Door door) {
    if (door == null) {
      doors.remove(party);
    } else {
      doors.put(party, door);
    }
  }

  /** From now on: how many messages are lost and doubled, of one, and the longest delay. */
  void weather(double lost, double doubled, long slowestNanos) {
    loss = lost;
    doubling = doubled;
    slowest = slowestNanos;
  }

  /** Cuts one way, or opens it. */
  void way(String from, String to, boolean open) {
    if (open) {
      cut.remove(from + " " + to);
    } else {
      cut.add(from + " " + to);
    }
  }

  void heal() {
    cut.clear();
    weather(0, 0, 20_000_000L);
  }

  void send(Request request, Consumer<Wire.Reply> onReply) {
    ear.sent(request);
    Once once = new Once(onReply);
    agenda.after(TIMEOUT, () -> once.accept(new Wire.Reply.Lost("timeout")));
    if (!passes(request.from(), request.to())) {
      return;
    }
    agenda.after(delay(), () -> arrive(request, once));
    if (random.nextDouble() < doubling) {
      agenda.after(delay() * (1 + random.nextInt(200)), () -> arrive(request, new Once(r -> {})));
    }
  }

  private boolean passes(String from, String to) {
    return !cut.contains(from + " " + to) && random.nextDouble() >= loss;
  }

  private long delay() {
    return 100_000 + (long) (random.nextDouble() * random.nextDouble() * slowest);
  }

  private void arrive(Request request, Once once) {
    Door door = doors.get(request.to());
    if (door == null) {
      if (passes(request.to(), request.from())) {
        agenda.after(delay(), () -> once.accept(new Wire.Reply.Lost("refused")));
      }
      return;
    }
    door.receive(request.from(), request.route(), request.body(), r -> answer(request, r, once));
  }

  private void answer(Request request, Wire.Reply reply, Once once) {
    if (reply instanceof Wire.Reply.Answered answered) {
      ear.answered(request, answered);
    }
    if (passes(request.to(), request.from())) {
      agenda.after(delay(), () -> once.accept(reply));
    }
  }

  /** A reply is handed over once; what comes later is dropped. */
  private static final class Once {
    private @Nullable Consumer<Wire.Reply> target;

    Once(Consumer<Wire.Reply> target) {
      this.target = target;
    }

    void accept(Wire.Reply reply) {
      Consumer<Wire.Reply> to = target;
      target = null;
      if (to != null) {
        to.accept(reply);
      }
    }
  }
}
