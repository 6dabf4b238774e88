package parley.node.storage;

import parley.log.Hash;

/**
 * A blob to keep. Putting the same bytes again changes nothing; other bytes under a known key are a
 * conflict.
 *
 * @param key the caller's hash of salt and bytes (record.md §2); the store cannot recompute it
 * @param bytes opaque, at most {@link StoreLimits#MAX_BLOB_BYTES}; not copied
 */
// Opaque bytes, compared by whoever knows their form; a copy per leaf would double the work.
@SuppressWarnings("ArrayRecordComponent")
public record BlobPut(Hash key, byte[] bytes) {
  /** Refuses a blob out of bounds with IllegalArgumentException. */
  public BlobPut {
    StoreLimits.length("blob", bytes, StoreLimits.MAX_BLOB_BYTES);
  }
}
