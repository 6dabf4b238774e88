package parley.sim.world;

import parley.line.LogView;
import parley.log.Hash;

/** Hashes of logs from an image. */
record ImageView(StoreImage image) implements LogView {
  @Override
  public Hash leaf(String origin, long index) {
    return log(origin).tree.at(0, index);
  }

  @Override
  public Hash root(String origin, long size) {
    return log(origin).tree.root(size);
  }

  private StoreImage.Log log(String origin) {
    return java.util.Objects.requireNonNull(image.log(origin));
  }
}
