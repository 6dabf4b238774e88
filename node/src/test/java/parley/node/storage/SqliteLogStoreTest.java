package parley.node.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLogStoreTest extends LogStoreKit {
  @TempDir Path folder;

  @Override
  protected LogStore open() {
    return SqliteLogStore.open(folder.resolve("store"), StoreOptions.with(DiskReserve.NONE));
  }
}
