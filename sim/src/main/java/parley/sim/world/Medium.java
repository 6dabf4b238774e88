package parley.sim.world;

import java.util.List;

/** An append-only file of records on some disk. */
public interface Medium<T> {
  /** Writes a record; it is not durable yet. */
  void append(T record);

  /**
   * Makes every record durable.
   *
   * @throws parley.node.storage.StoreException.Failed if the disk says so; what is durable is open
   */
  void sync();

  /** The record written last, as it reads back now. */
  T last();

  /** The records as they are read back: whole ones up to the first that is torn. */
  List<T> read();
}
