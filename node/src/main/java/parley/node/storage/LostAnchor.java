package parley.node.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the anchor that is not there: it knows nothing and cannot be raised until it was made
 * for new keys.
 */
public final class LostAnchor implements Anchor {
  private final Function<List<Mark>, Anchor> maker;
  private volatile @Nullable Anchor made;

  /**
   * An anchor that is missing.
   *
   * @param maker makes it with these marks, durable on return
   */
  public LostAnchor(Function<List<Mark>, Anchor> maker) {
    this.maker = maker;
  }

  @Override
  public boolean present() {
    return made != null;
  }

  @Override
  public Optional<Mark> mark(String origin, Role role) {
    Anchor anchor = made;
    return anchor == null ? Optional.empty() : anchor.mark(origin, role);
  }

  @Override
  public void raise(List<Mark> marks) {
    Anchor anchor = made;
    if (anchor == null) {
      throw new StoreException.Failed("the anchor is missing");
    }
    anchor.raise(marks);
  }

  @Override
  public void begin(List<Mark> bars) {
    if (made != null) {
      throw new StoreException.Conflict("the anchor was made already");
    }
    made = maker.apply(bars);
  }

  @Override
  public void close() {
    Anchor anchor = made;
    if (anchor != null) {
      anchor.close();
    }
  }
}
