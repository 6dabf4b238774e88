package parley.cli;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.BlobRef;
import parley.record.Fields;
import parley.record.Json;
import parley.render.Phrase;

/** A file that an entry names by its salted hash: taken to the node, and back out of it. */
final class Attachment {
  /** Largest file that a node keeps, in bytes; with its salt of 32 it fills 16 MiB. */
  static final int MOST_BYTES = (16 << 20) - Hash.BYTES;

  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("gpx", "application/gpx+xml"),
          Map.entry("ics", "text/calendar"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("json", "application/json"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("txt", "text/plain"),
          Map.entry("wav", "audio/wav"),
          Map.entry("xml", "application/xml"));

  private Attachment() {}

  /** The media type that a file's name suggests. */
  static String type(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, UNKNOWN_TYPE);
  }

  /**
   * Has the node keep a file.
   *
   * @throws Failure REFUSED if the node names it by another hash than that of these bytes
   */
  static BlobRef upload(Session session, NodeClient client, String file, String type)
      throws Failure, MalformedException {
    byte[] bytes = session.read(file, MOST_BYTES);
    Fields kept = new Fields(client.uploadFor("blobs", bytes), "blob");
    Hash hash = kept.hash("hash");
    byte[] salt = salt(kept.text("salt", 44));
    if (!BlobRef.hash(salt, bytes).equals(hash)) {
      throw new Failure(Exit.REFUSED, Phrase.say("attachment.other", "file", file));
    }
    return new BlobRef(hash, bytes.length, type, "");
  }

  private static byte[] salt(String text) throws MalformedException {
    try {
      byte[] salt = Base64.getDecoder().decode(text);
      if (salt.length == Hash.BYTES) {
        return salt;
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException("blob.salt: base64 expected", e);
    }
    throw new MalformedException("blob.salt: 32 bytes expected");
  }

  /**
   * The bytes of an attachment, once they prove to be those that the entry names.
   *
   * @throws Failure NOT_FOUND if the node does not hold it; REFUSED if it gives other bytes
   */
  static byte[] fetch(NodeClient client, BlobRef blob) throws Failure {
    byte[] kept = client.get(path(blob.hash()) + "?salted=true");
    byte[] salt = Arrays.copyOf(kept, Hash.BYTES);
    byte[] bytes = Arrays.copyOfRange(kept, Math.min(kept.length, Hash.BYTES), kept.length);
    boolean same = bytes.length == blob.lengthBytes();
    if (!same || !BlobRef.hash(salt, bytes).equals(blob.hash())) {
      throw new Failure(Exit.REFUSED, Phrase.say("attachment.other", "file", blob.hash().hex()));
    }
    return bytes;
  }

  /** Where the node keeps it. */
  static String path(Hash hash) {
    return "blobs/" + hash.base64().replace('+', '-').replace('/', '_');
  }

  /** An attachment as a row of the node's interface names it. */
  static BlobRef parse(Json item) throws MalformedException {
    Fields f = Fields.of(item, "attachment");
    return new BlobRef(
        f.hash("hash"),
        f.integer("length", 0, Json.LIMIT - 1),
        f.text("type", 127),
        f.optional("language") instanceof Json.Str language ? language.value() : "");
  }
}
