package parley.sim.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.node.storage.Anchor;
import parley.node.storage.Mark;
import parley.node.storage.StoreException;

/** An anchor on a simulated disk of its own. */
final class SimAnchor implements Anchor {
  private final Medium<List<Mark>> medium;
  private final Map<String, Mark> marks = new TreeMap<>();
  private boolean failed;

  SimAnchor(Medium<List<Mark>> medium) {
    this.medium = medium;
    medium.read().forEach(raise -> raise.forEach(this::take));
  }

  private static String key(String origin, Role role) {
    return origin + " " + role;
  }

  private void take(Mark mark) {
    marks.put(key(mark.origin(), mark.role()), mark);
  }

  @Override
  public boolean present() {
    return true;
  }

  @Override
  public Optional<Mark> mark(String origin, Role role) {
    return Optional.ofNullable(marks.get(key(origin, role)));
  }

  @Override
  public void raise(List<Mark> raised) {
    if (failed) {
      throw new StoreException.Failed("the anchor stopped until opened anew");
    }
    List<Mark> next = raised.stream().map(this::raised).toList();
    try {
      medium.append(next);
      medium.sync();
    } catch (StoreException.Failed e) {
      failed = true;
      throw e;
    }
    next.forEach(this::take);
  }

  private Mark raised(Mark mark) {
    Mark old = marks.get(key(mark.origin(), mark.role()));
    if (old == null) {
      return mark;
    }
    boolean fits =
        mark.size() > old.size() || (mark.size() == old.size() && mark.root().equals(old.root()));
    if (!fits) {
      throw new StoreException.Conflict("anchor: below the mark of " + mark.origin());
    }
    long seconds = Math.max(mark.atSeconds(), old.atSeconds());
    return new Mark(mark.origin(), mark.role(), mark.size(), mark.root(), seconds);
  }

  @Override
  public void close() {}
}
