package parley.node.api;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.node.node.Node;
import parley.node.storage.BlobPut;
import parley.node.storage.StoreLimits;
import parley.record.BlobRef;
import parley.record.Fields;
import parley.record.Json;

/** Larger content: kept as 32 bytes of salt and the bytes, under their salted hash. */
final class BlobPages {
  /** The store holds salt and bytes in one value. */
  static final int MOST_BYTES = StoreLimits.MAX_BLOB_BYTES - Hash.BYTES;

  private final Node node;
  private final SecureRandom random = new SecureRandom();

  BlobPages(Node node) {
    this.node = node;
  }

  Reply add(Call call) throws ApiError {
    byte[] bytes = call.body(MOST_BYTES);
    byte[] salt = new byte[Hash.BYTES];
    random.nextBytes(salt);
    Hash hash = BlobRef.hash(salt, bytes);
    byte[] kept = Arrays.copyOf(salt, salt.length + bytes.length);
    System.arraycopy(bytes, 0, kept, salt.length, bytes.length);
    ActPages.await(node.keep(new BlobPut(hash, kept)));
    return Reply.ok(
        Json.Obj.EMPTY
            .with("hash", hash.base64())
            .with("salt", Base64.getEncoder().encodeToString(salt))
            .with("length", bytes.length));
  }

  /** The bytes, behind their salt if that is asked for; {@code hash} as base64 for URLs. */
  Reply single(Call call) throws ApiError, MalformedException {
    Hash hash = hash(call);
    byte[] kept =
        node.store()
            .blob(hash)
            .orElseThrow(() -> ApiError.notFound("no-such-blob", "no such blob is held here"));
    boolean salted = call.query("salted").equals("true");
    byte[] bytes = salted ? kept : Arrays.copyOfRange(kept, Hash.BYTES, kept.length);
    return new Reply(200, "application/octet-stream", bytes);
  }

  private static Hash hash(Call call) throws MalformedException {
    return Hash.parseBase64(call.path("hash").replace('-', '+').replace('_', '/'));
  }

  /** Deletes a blob and its salt, once every party of a line agreed to that on the record. */
  Reply forget(Call call) throws ApiError, MalformedException {
    Hash hash = hash(call);
    Fields f = new Fields(call.json(), "");
    String line = Lines.id(node, f.text("line", 60));
    f.end();
    boolean agreed = node.engine().read(() -> Lines.desk(node, line).state().mayForget(hash));
    if (!agreed) {
      throw ApiError.conflict("not-agreed", "not every party of the line agreed to the deletion");
    }
    boolean there = node.store().holds(hash);
    ActPages.await(node.forget(hash));
    return Reply.ok(Json.Obj.EMPTY.with("hash", hash.base64()).with("deleted", there));
  }
}
