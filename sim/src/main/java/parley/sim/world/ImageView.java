package parley.sim.world;

import java.util.Collection;
import parley.line.LogView;
import parley.log.Hash;

/**
 * Hashes of logs from an image.
 *
 * @param others what other nodes hold: of a log that was told in two histories, the other one
 */
record ImageView(StoreImage image, Collection<StoreImage> others) implements LogView {
  @Override
  public Hash leaf(String origin, long index) {
    return log(origin).tree.at(0, index);
  }

  @Override
  public Hash root(String origin, long size) {
    return log(origin).tree.root(size);
  }

  @Override
  public boolean excludes(String origin, long size, Hash root) {
    StoreImage.Log held = image.log(origin);
    return held != null
        && held.tree.size() < size
        && others.stream()
            .filter(other -> other.holds(origin, size, root))
            .anyMatch(other -> !other.holds(origin, held.tree.size(), held.tree.root()));
  }

  private StoreImage.Log log(String origin) {
    return java.util.Objects.requireNonNull(image.log(origin));
  }
}
