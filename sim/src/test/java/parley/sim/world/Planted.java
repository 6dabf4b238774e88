package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.mirror.Push;
import parley.node.engine.NodeKeys;
import parley.node.engine.Preparer;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.storage.Anchor;
import parley.node.storage.Commit;
import parley.node.storage.LogStore;
import parley.node.storage.Mark;
import parley.node.storage.StoreException;
import parley.record.SignedEntry;

/** Nodes with one fault each, such as a programmer might make; the simulation must find each. */
final class Planted {
  private Planted() {}

  /** A store that says it has synced, and has not. */
  static Fittings unsyncedStore() {
    return new Fittings() {
      @Override
      public Medium<Commit> journal(String party, Medium<Commit> real) {
        return new Lying<>(real, Integer.MAX_VALUE);
      }
    };
  }

  /** A store whose commit is on the disk only when the next but one is: it is sent before. */
  static Fittings lateStore() {
    return new Fittings() {
      @Override
      public Medium<Commit> journal(String party, Medium<Commit> real) {
        return new Lying<>(real, 2);
      }
    };
  }

  /** An anchor that says it has synced, and has not. */
  static Fittings unsyncedAnchor() {
    return new Fittings() {
      @Override
      public Medium<List<Mark>> anchorFile(String party, Medium<List<Mark>> real) {
        return new Lying<>(real, Integer.MAX_VALUE);
      }
    };
  }

  /** A medium that syncs only every so many calls. */
  private record Lying<T>(Medium<T> real, int every, int[] calls) implements Medium<T> {
    Lying(Medium<T> real, int every) {
      this(real, every, new int[1]);
    }

    @Override
    public void append(T record) {
      real.append(record);
    }

    @Override
    public void sync() {
      if (++calls[0] % every == 0) {
        real.sync();
      }
    }

    @Override
    public T last() {
      return real.last();
    }

    @Override
    public List<T> read() {
      return real.read();
    }
  }

  /** An anchor that is made anew from the store whenever the node starts. */
  static Fittings anchorFromStore() {
    return new Fittings() {
      @Override
      public Anchor anchor(String party, Anchor real, LogStore store) {
        return new FromStore(real, store, new HashMap<>());
      }
    };
  }

  /** Marks of a start: what the store now holds. */
  private record FromStore(Anchor real, LogStore store, Map<String, Mark> marks) implements Anchor {
    @Override
    public boolean present() {
      return true;
    }

    @Override
    public Optional<Mark> mark(String origin, Role role) {
      return Optional.ofNullable(marks.get(origin + role)).or(() -> held(origin, role));
    }

    private Optional<Mark> held(String origin, Role role) {
      long size = store.size(origin);
      return size == 0
          ? Optional.empty()
          : Optional.of(
              new Mark(
                  origin, role, size, Merkle.root(size, (l, i) -> store.hash(origin, l, i)), 1));
    }

    @Override
    public void raise(List<Mark> raised) {
      new Silent(real).raise(raised);
      raised.forEach(m -> marks.put(m.origin() + m.role(), m));
    }

    @Override
    public void close() {}
  }

  /** An anchor that does not keep the time, so that a clock set back shows in the receipts. */
  static Fittings forgottenTime() {
    return new Fittings() {
      @Override
      public Anchor anchor(String party, Anchor real, LogStore store) {
        return new Timeless(real);
      }
    };
  }

  private record Timeless(Anchor real) implements Anchor {
    @Override
    public boolean present() {
      return real.present();
    }

    @Override
    public Optional<Mark> mark(String origin, Role role) {
      return real.mark(origin, role)
          .map(m -> new Mark(m.origin(), m.role(), m.size(), m.root(), 0));
    }

    @Override
    public void raise(List<Mark> marks) throws StoreException {
      real.raise(marks);
    }

    @Override
    public void begin(List<Mark> bars) {
      real.begin(bars);
    }

    @Override
    public void close() {}
  }

  /** A mirror that gives the receipt at once, and stores afterwards. */
  static Fittings hastyMirror() {
    return new Fittings() {
      @Override
      public Door door(Insider insider, Door real) {
        return (from, route, body, done) -> {
          if (route == Wire.Route.PUSH) {
            done.accept(receipt(insider.keys(), body));
            real.receive(from, route, body, r -> {});
          } else {
            real.receive(from, route, body, done);
          }
        };
      }
    };
  }

  private static Wire.Reply receipt(NodeKeys keys, byte[] body) {
    try {
      Checkpoint head = Checkpoint.parse(Push.parse(body).head().text());
      String lines = Note.printLines(keys.mirror().sign(head, 1_790_000_000L));
      return new Wire.Reply.Answered(200, lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (MalformedException e) {
      return new Wire.Reply.Lost("malformed");
    }
  }

  /** A mirror that is content with one signature of a head. */
  static Fittings halfSignedTaken() {
    return new Fittings() {
      @Override
      public Door door(Insider insider, Door real) {
        return (from, route, body, done) -> {
          if (route != Wire.Route.PUSH || !taken(insider, from, body, done)) {
            real.receive(from, route, body, done);
          }
        };
      }
    };
  }

  private static boolean taken(
      Insider insider, String from, byte[] body, Consumer<Wire.Reply> done) {
    try {
      Push push = Push.parse(body);
      if (push.from() == 0) {
        return false;
      }
      Checkpoint head = Checkpoint.parse(push.head().text());
      byte[] raw = new byte[parley.log.HeadRole.LOG.rawBytes()];
      insider.inbox().accept(new Task.Pushed(from, push, head, raw, done));
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** A node that loses one answer in ten: what waits for it is never woken. */
  static Fittings lostWakeUp() {
    return new Fittings() {
      @Override
      public Consumer<Task> inbox(String party, Consumer<Task> real) {
        int[] count = new int[1];
        return task -> {
          boolean answer = task instanceof Task.Receipted || task instanceof Task.Unsent;
          if (!answer || ++count[0] % 10 != 0) {
            real.accept(task);
          }
        };
      }
    };
  }

  /** A fold that misreads what comes in a second slice: its state depends on how it came. */
  static Fittings orderDependentFold() {
    return new Fittings() {
      @Override
      public Preparer preparer(String party, Preparer real, Consumer<Task> inbox) {
        return (fold, origin, from, leaves) -> {
          int half = leaves.size() > 3 ? leaves.size() / 2 : leaves.size();
          real.prepare(fold, origin, from, leaves.subList(0, half));
          List<Reading> rest = new ArrayList<>();
          for (byte[] leaf : leaves.subList(half, leaves.size())) {
            rest.add(new Reading.Unreadable(Merkle.leaf(leaf), "late"));
          }
          if (!rest.isEmpty()) {
            inbox.accept(new Task.Readings(origin, from + half, rest));
          }
        };
      }
    };
  }

  /** A fold that overlooks that a key was revoked, on one side. */
  static Fittings ignoredRevocation() {
    return new Fittings() {
      @Override
      public Preparer preparer(String party, Preparer real, Consumer<Task> inbox) {
        return (fold, origin, from, leaves) -> {
          long at = from;
          for (byte[] leaf : leaves) {
            if (new String(leaf, java.nio.charset.StandardCharsets.UTF_8)
                .contains("\"kind\":\"key-revoke\"")) {
              Reading lost = new Reading.Unreadable(Merkle.leaf(leaf), "overlooked");
              inbox.accept(new Task.Readings(origin, at, List.of(lost)));
            } else {
              real.prepare(fold, origin, at, List.of(leaf));
            }
            at++;
          }
        };
      }
    };
  }

  /** A caller that makes a new entry when it asks again. */
  static Fittings freshIdOnRetry() {
    return new Fittings() {
      @Override
      public SignedEntry again(SignedEntry first, Supplier<SignedEntry> anew) {
        return first.entry().kind().equals("text") ? anew.get() : first;
      }
    };
  }

  /** A store that hands back what it meant to write, not what the disk holds. */
  static Fittings skippedReadBack() {
    return new Fittings() {
      @Override
      public Medium<Commit> journal(String party, Medium<Commit> real) {
        return new Remembering(real, new ArrayList<>());
      }
    };
  }

  private record Remembering(Medium<Commit> real, List<Commit> meant) implements Medium<Commit> {
    @Override
    public void append(Commit record) {
      real.append(record);
      meant.add(record);
    }

    @Override
    public void sync() {
      real.sync();
    }

    @Override
    public Commit last() {
      return meant.getLast();
    }

    @Override
    public List<Commit> read() {
      return real.read();
    }
  }

  /** A node that signs a second root for a size after a restored backup: it ignores the anchor. */
  static Fittings ignoredAnchor() {
    return new Fittings() {
      @Override
      public Anchor anchor(String party, Anchor real, LogStore store) {
        return new Silent(real);
      }
    };
  }

  private record Silent(Anchor real) implements Anchor {
    @Override
    public boolean present() {
      return true;
    }

    @Override
    public Optional<Mark> mark(String origin, Role role) {
      return Optional.empty();
    }

    @Override
    public void raise(List<Mark> marks) {
      if (real.present()) {
        try {
          real.raise(marks);
        } catch (StoreException.Conflict e) {
          return;
        }
      }
    }

    @Override
    public void close() {}
  }

  /** An operator who states that the lost mirror key stands for more than is held. */
  static Fittings boastfulRevocation() {
    return new Fittings() {
      @Override
      public Map<String, Long> stands(Map<String, Long> held) {
        Map<String, Long> more = new HashMap<>(held);
        more.replaceAll((origin, size) -> size + 100);
        return more;
      }
    };
  }

  /** A node that leaves behind what its old log did not send. */
  static Fittings forgottenBacklog() {
    return new Fittings() {
      @Override
      public Wire wire(String party, Wire real) {
        int[] newest = new int[1];
        return (to, route, body, onReply) -> {
          int epoch = route == Wire.Route.PUSH ? epoch(body) : newest[0];
          newest[0] = Math.max(newest[0], epoch);
          if (epoch == newest[0]) {
            real.send(to, route, body, onReply);
          }
        };
      }
    };
  }

  private static int epoch(byte[] push) {
    try {
      return Push.parse(push).origin().epoch();
    } catch (MalformedException e) {
      throw new IllegalStateException("a push of our own", e);
    }
  }

  /** A fold that overlooks acceptances at the head of a log which waits, on one side. */
  static Fittings overlookedAcceptance() {
    return new Fittings() {
      @Override
      public Preparer preparer(String party, Preparer real, Consumer<Task> inbox) {
        return (fold, origin, from, leaves) -> {
          boolean head = origin.epoch() > 1 && from <= 1 && from + leaves.size() > 1;
          if (!head) {
            real.prepare(fold, origin, from, leaves);
            return;
          }
          int at = (int) (1 - from);
          real.prepare(fold, origin, from, leaves.subList(0, at));
          Reading lost = new Reading.Unreadable(Merkle.leaf(leaves.get(at)), "overlooked");
          inbox.accept(new Task.Readings(origin, 1, List.of(lost)));
          if (leaves.size() > at + 1) {
            real.prepare(fold, origin, 2, leaves.subList(at + 1, leaves.size()));
          }
        };
      }
    };
  }

  /** A mirror that does not know that a log of that epoch is held. */
  static Fittings blindToSecondLogs() {
    return new Fittings() {
      @Override
      public Door door(Insider insider, Door real) {
        return (from, route, body, done) ->
            real.receive(
                from,
                route,
                body,
                reply ->
                    done.accept(
                        reply instanceof Wire.Reply.Answered a
                                && new String(a.body(), java.nio.charset.StandardCharsets.UTF_8)
                                    .contains("second-log")
                            ? new Wire.Reply.Answered(404, new byte[0])
                            : reply));
      }
    };
  }

  /** A node that counts a receipt for one entry more than it covers. */
  static Fittings generousReceipt() {
    return new Fittings() {
      @Override
      public Consumer<Task> inbox(String party, Consumer<Task> real) {
        return task -> {
          if (task instanceof Task.Receipted r && r.head().size() > 20) {
            Checkpoint more =
                Checkpoint.of(r.head().origin(), r.head().size() + 1, r.head().root());
            real.accept(
                new Task.Receipted(
                    r.line(), r.party(), more, r.mirror(), r.receipt(), r.seconds()));
          } else {
            real.accept(task);
          }
        };
      }
    };
  }
}
