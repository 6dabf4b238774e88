package parley.node.storage;

/**
 * How a SQLite store is opened.
 *
 * @param reserve of disk
 * @param pageBytes page size of a new file: a power of two from 512 to 65,536
 * @param maxPages the file never grows beyond; then a commit fails
 */
public record StoreOptions(DiskReserve reserve, int pageBytes, long maxPages) {
  /** 4 KiB pages: three entries of usual size fill one; one commit writes four. */
  public static final int PAGE_BYTES = 4_096;

  /** SQLite's own bound. */
  public static final long MAX_PAGES = 0xFFFF_FFFEL;

  /** The usual options with that reserve. */
  public static StoreOptions with(DiskReserve reserve) {
    return new StoreOptions(reserve, PAGE_BYTES, MAX_PAGES);
  }
}
