package parley.node.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.node.link.Address;
import parley.node.storage.Durable;
import parley.node.witness.Witness;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Names;

/**
 * What a node is told (node.json, canonical JSON; docs/spec/node.md).
 *
 * @param party its party
 * @param anchor the anchor's file, outside of the node's folder and of every backup of it
 * @param listen where counterparts reach the link
 * @param api where the API listens; loopback unless TLS is set up
 * @param apiTls how the API serves TLS, or null for plain HTTP
 * @param witnesses who is asked to cosign our heads
 */
public record NodeConfig(
    String party,
    Path anchor,
    List<Address> listen,
    Address api,
    @Nullable ApiTls apiTls,
    List<Witness> witnesses) {
  private static final int MAX_WITNESSES = 16;

  /** A configuration without witnesses. */
  public NodeConfig(String party, Path anchor, List<Address> listen, Address api) {
    this(party, anchor, listen, api, null, List.of());
  }

  /**
   * TLS of the API.
   *
   * @param cert PEM file of the certificate and those above it, or null: the node makes its own
   * @param key PEM file of the private key, PKCS #8, not encrypted; null as {@code cert} is
   */
  public record ApiTls(@Nullable Path cert, @Nullable Path key) {
    /** The node makes key and certificate at its first start. */
    public static final ApiTls OWN = new ApiTls(null, null);

    private static @Nullable ApiTls parse(@Nullable Json value) throws MalformedException {
      if (value == null) {
        return null;
      }
      Fields f = Fields.of(value, "api-tls");
      String cert = f.optionalText("cert", 4_096);
      String key = f.optionalText("key", 4_096);
      f.end();
      if (cert.isEmpty() != key.isEmpty()) {
        throw new MalformedException("api-tls: cert and key, or neither, expected");
      }
      return cert.isEmpty() ? OWN : new ApiTls(Path.of(cert), Path.of(key));
    }

    private Json.Obj json() {
      return cert == null || key == null
          ? Json.Obj.EMPTY
          : Json.Obj.EMPTY.with("cert", cert.toString()).with("key", key.toString());
    }
  }

  /**
   * Reads a configuration.
   *
   * @throws MalformedException naming the field
   */
  public static NodeConfig read(Path file) throws IOException, MalformedException {
    String text = Files.readString(file).strip();
    Fields f = new Fields(Json.parseObject(text.getBytes(StandardCharsets.UTF_8)), "node.json");
    List<Address> listen = new ArrayList<>();
    for (String address : f.texts("listen", 16, 260)) {
      listen.add(address(address, "listen"));
    }
    NodeConfig config =
        new NodeConfig(
            Names.party(f.text("party", 100), "party"),
            Path.of(f.text("anchor", 4_096)),
            listen,
            address(f.text("api", 260), "api"),
            ApiTls.parse(f.optional("api-tls")),
            witnesses(f));
    f.end();
    return config;
  }

  private static List<Witness> witnesses(Fields f) throws MalformedException {
    List<Witness> witnesses = new ArrayList<>();
    for (Json item : f.optionalItems("witnesses", MAX_WITNESSES)) {
      witnesses.add(Witness.parse(item));
    }
    return witnesses;
  }

  /** Reads {@code host:port}. */
  public static Address address(String text, String field) throws MalformedException {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new MalformedException(field + ": host:port expected");
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port > 65_535) {
      throw new MalformedException(field + ": a port up to 65535 expected");
    }
    return new Address(text.substring(0, colon), port);
  }

  /** Writes the configuration. */
  public void write(Path file) throws IOException {
    Json.Obj json =
        Json.Obj.EMPTY
            .with("party", party)
            .with("anchor", anchor.toString())
            .with("listen", Json.strings(listen.stream().map(Address::toString).toList()))
            .with("api", api.toString());
    if (apiTls != null) {
      json = json.with("api-tls", apiTls.json());
    }
    if (!witnesses.isEmpty()) {
      json = json.with("witnesses", witnesses.stream().map(Witness::json).toList());
    }
    Durable.replace(file, (json.print() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
