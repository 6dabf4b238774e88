package parley.transcript;

import java.util.ArrayList;
import java.util.List;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Proofs;
import parley.record.Fields;
import parley.record.Json;

/** Why two heads of one log cannot both be true. */
public sealed interface Contradiction {
  /** Hashes in a path over a tree of at most 2^63 - 1 leaves. */
  int MAX_PATH = 63;

  /** Whether the two heads contradict each other in this way. */
  boolean holds(Checkpoint first, Checkpoint second);

  /** The form in a proof. */
  Json.Obj json();

  /**
   * The tree of the second head, which is not smaller, begins with another tree than the first
   * head's. Two roots of one size are the case without a path.
   *
   * @param root of the second tree's leaves below the first head's size
   * @param path consistency proof from that root to the second head
   */
  record OtherPrefix(Hash root, List<Hash> path) implements Contradiction {
    /** Keeps a copy. */
    public OtherPrefix {
      path = List.copyOf(path);
    }

    @Override
    public boolean holds(Checkpoint first, Checkpoint second) {
      return !root.equals(first.root())
          && Proofs.consistencyHolds(first.size(), root, second.size(), second.root(), path);
    }

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY.with("root", root.base64()).with("path", hashes(path));
    }
  }

  /** Two leaves at one index. */
  record OtherLeaf(long index, Leaf first, Leaf second) implements Contradiction {
    @Override
    public boolean holds(Checkpoint firstHead, Checkpoint secondHead) {
      return !first.hash().equals(second.hash())
          && first.isIn(firstHead, index)
          && second.isIn(secondHead, index);
    }

    @Override
    public Json.Obj json() {
      return Json.Obj.EMPTY
          .with("index", index)
          .with("first", first.json())
          .with("second", second.json());
    }
  }

  /** A leaf hash and its inclusion path. */
  record Leaf(Hash hash, List<Hash> path) {
    /** Keeps a copy. */
    public Leaf {
      path = List.copyOf(path);
    }

    boolean isIn(Checkpoint head, long index) {
      return Proofs.inclusionHolds(hash, index, head.size(), head.root(), path);
    }

    Json.Obj json() {
      return Json.Obj.EMPTY.with("leaf", hash.base64()).with("path", hashes(path));
    }

    static Leaf parse(Fields f) throws MalformedException {
      Leaf leaf = new Leaf(f.hash("leaf"), readPath(f));
      f.end();
      return leaf;
    }
  }

  /**
   * Reads the form in a proof.
   *
   * @throws MalformedException naming the field
   */
  static Contradiction parse(Fields f) throws MalformedException {
    Contradiction read;
    if (f.optional("root") != null) {
      read = new OtherPrefix(f.hash("root"), readPath(f));
    } else {
      read =
          new OtherLeaf(
              f.integer("index", 0, Json.LIMIT - 1),
              Leaf.parse(f.object("first")),
              Leaf.parse(f.object("second")));
    }
    f.end();
    return read;
  }

  private static List<Hash> readPath(Fields f) throws MalformedException {
    List<Hash> path = new ArrayList<>();
    for (Json item : f.items("path", 0, MAX_PATH)) {
      path.add(Hash.parseBase64(item instanceof Json.Str s ? s.value() : ""));
    }
    return path;
  }

  private static Json.Arr hashes(List<Hash> path) {
    return Json.strings(path.stream().map(Hash::base64).toList());
  }
}
