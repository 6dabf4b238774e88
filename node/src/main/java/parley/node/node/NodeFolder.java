package parley.node.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a node keeps what is its own (docs/spec/node.md, "Folder"). The anchor lies on a path of
 * its own, outside of every backup of this folder.
 *
 * @param root mode 0700
 */
public record NodeFolder(Path root) {
  /** The configuration. */
  public Path config() {
    return root.resolve("node.json");
  }

  /** Private keys, one file of mode 0600 each. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** Cards of every party known, one's own included. */
  public Path cards() {
    return root.resolve("cards");
  }

  /** The durable store. */
  public Path store() {
    return root.resolve("store");
  }

  /** An empty file that says that the anchor was made: it is never made a second time. */
  public Path born() {
    return root.resolve("anchor.made");
  }

  /** The private key of the API's own certificate, PEM, mode 0600. */
  public Path apiKey() {
    return keys().resolve("api.pem");
  }

  /** The API's own certificate, PEM. */
  public Path apiCertificate() {
    return root.resolve("api.crt");
  }

  /** The bearer token that opens all of the API, mode 0600. */
  public Path token() {
    return root.resolve("api.token");
  }

  /** The bearer token of a role that may do less, mode 0600; a node need not have it. */
  public Path token(String role) {
    return root.resolve("api." + role + ".token");
  }

  /** Makes the folders that are missing, readable for the owner alone. */
  public void create() throws IOException {
    for (Path folder : java.util.List.of(root, keys(), cards(), store())) {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    }
  }
}
