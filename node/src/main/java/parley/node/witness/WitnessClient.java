package parley.node.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import parley.log.Checkpoint;
import parley.log.Cosignature;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Proofs;
import parley.log.Suite;
import parley.log.WitnessRequest;

/**
 * Brings one head to one witness: proves that it extends what the witness cosigned last, and checks
 * what comes back. A witness sees origin, size and root of a log, never an entry.
 */
public final class WitnessClient {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What came of it. */
  public sealed interface Outcome {
    /** It cosigned. */
    record Cosigned(Checkpoint head, List<NoteSignature> lines, long posixSeconds)
        implements Outcome {}

    /** It saw a larger or another tree: that much it cosigned. */
    record Conflict(long size) implements Outcome {}

    /** It did not. */
    record Failed(String why) implements Outcome {}
  }

  private final HttpClient http;
  private final Suite suite;

  /** A client that checks with this suite. */
  public WitnessClient(Suite suite) {
    this.suite = suite;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(DEADLINE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks for a cosignature; where the witness names another old size than ours, once more from
   * there.
   *
   * @param oldSize what it cosigned last, as far as we know
   * @param tree of the log, at least as large as the head
   */
  public Outcome cosign(Witness witness, long oldSize, Note head, HashReader tree) {
    try {
      Checkpoint checkpoint = Checkpoint.parse(head.text());
      Outcome first = ask(witness, oldSize, head, checkpoint, tree);
      boolean again =
          first instanceof Outcome.Conflict c
              && c.size() != oldSize
              && c.size() <= checkpoint.size();
      return again
          ? ask(witness, ((Outcome.Conflict) first).size(), head, checkpoint, tree)
          : first;
    } catch (MalformedException e) {
      return new Outcome.Failed("bad answer: " + e.getMessage());
    } catch (IOException e) {
      return new Outcome.Failed("unreachable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("stopping");
    }
  }

  private Outcome ask(
      Witness witness, long oldSize, Note head, Checkpoint checkpoint, HashReader tree)
      throws IOException, InterruptedException, MalformedException {
    List<Hash> proof = Proofs.consistency(oldSize, checkpoint.size(), tree);
    byte[] body = new WitnessRequest(oldSize, proof, head).bytes();
    HttpRequest request =
        HttpRequest.newBuilder(witness.prefix().resolve("add-checkpoint"))
            .timeout(DEADLINE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<java.io.InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (java.io.InputStream in = response.body()) {
      byte[] answer = in.readNBytes(Note.MAX_BYTES);
      return switch (response.statusCode()) {
        case 200 -> cosigned(witness, checkpoint, answer);
        case 409 -> new Outcome.Conflict(WitnessRequest.parseSize(answer));
        default -> new Outcome.Failed("status " + response.statusCode());
      };
    }
  }

  private Outcome cosigned(Witness witness, Checkpoint head, byte[] answer)
      throws MalformedException {
    List<NoteSignature> lines = WitnessRequest.parseCosignatures(answer);
    OptionalLong time = Cosignature.verify(witness.key(), suite, head, lines);
    return time.isPresent()
        ? new Outcome.Cosigned(
            head, lines.stream().filter(witness.key()::isNamedBy).toList(), time.getAsLong())
        : new Outcome.Failed("its cosignature does not hold");
  }
}
