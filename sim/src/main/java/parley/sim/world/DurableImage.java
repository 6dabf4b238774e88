package parley.sim.world;

import parley.node.storage.Commit;

/** What is durable on a disk, kept up as it grows. */
final class DurableImage {
  private final SimDisk<Commit> disk;
  private StoreImage image = new StoreImage();
  private int applied;
  private int generation;

  DurableImage(SimDisk<Commit> disk) {
    this.disk = disk;
  }

  StoreImage image() {
    if (generation != disk.generation()) {
      image = new StoreImage();
      applied = 0;
      generation = disk.generation();
    }
    for (Commit commit : disk.durableFrom(applied)) {
      image.apply(commit);
      applied++;
    }
    return image;
  }
}
