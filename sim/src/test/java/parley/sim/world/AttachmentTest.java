package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import parley.log.Hash;
import parley.node.engine.Wire;
import parley.node.storage.BlobPut;
import parley.record.BlobRef;
import parley.record.Json;

/** An attachment of several parts, on a path that breaks, and from a node that lies. */
class AttachmentTest {
  private static final long SECOND = 1_000_000_000L;
  private final List<String> asked = new ArrayList<>();

  /** Hears what is asked for, and may answer in the peer's place. */
  private abstract class Between implements Fittings {
    abstract Wire.Reply answered(int number, Wire.Reply reply);

    @Override
    public Wire wire(String party, Wire real) {
      return (to, route, body, onReply) -> {
        Consumer<Wire.Reply> heard = onReply;
        if (route == Wire.Route.LOG) {
          asked.add(new String(body, StandardCharsets.US_ASCII));
          int number = asked.size();
          heard = reply -> onReply.accept(answered(number, reply));
        }
        real.send(to, route, body, heard);
      };
    }
  }

  private static byte[] kept(int bytes) {
    byte[] kept = new byte[Hash.BYTES + bytes];
    new Random(bytes).nextBytes(kept);
    return kept;
  }

  /** Whether the other side holds it, and says so, after that time. */
  private boolean arrives(Fittings fittings, byte[] kept, long nanos) {
    World world = new World(4, new KeyedSuite(4), 2, "", fittings);
    assertThat(new Founding(world).found()).isTrue();
    SimNode alfa = java.util.Objects.requireNonNull(world.nodes().get("alfa"));
    SimNode bravo = java.util.Objects.requireNonNull(world.nodes().get("bravo"));
    byte[] bytes = Arrays.copyOfRange(kept, Hash.BYTES, kept.length);
    Hash hash = BlobRef.hash(Arrays.copyOf(kept, Hash.BYTES), bytes);
    BlobRef blob = new BlobRef(hash, bytes.length, "video/mp4", "");
    Json.Obj text = Json.Obj.EMPTY.with("text", "see there").with("language", "en");
    alfa.keep(
        new BlobPut(hash, kept),
        () ->
            alfa.submit(new Writer(alfa).attached(alfa.keys().key("ada", 0), text, blob), p -> {}));
    boolean came = world.agenda().runUntil(() -> bravo.durable().blob(hash) != null, nanos);
    if (came) {
      assertThat(bravo.durable().blob(hash)).isEqualTo(kept);
    }
    assertThat(world.checks().violations()).isEmpty();
    return came;
  }

  private static long from(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void goesOnWhereAPathWasCut() {
    Between cutAfterTwo =
        new Between() {
          @Override
          Wire.Reply answered(int number, Wire.Reply reply) {
            return number > 2 && number < 6 ? new Wire.Reply.Lost("cut") : reply;
          }
        };
    assertThat(arrives(cutAfterTwo, kept(3_000_000), 60 * SECOND)).isTrue();
    List<Long> froms = asked.stream().map(AttachmentTest::from).toList();
    assertThat(froms.subList(0, 3)).containsExactly(0L, 1L << 20, 2L << 20);
    assertThat(froms.subList(3, froms.size())).containsOnly(2L << 20);
  }

  @Test
  void bytesThatAreNotThoseNamedAreNeverKept() {
    Between lies =
        new Between() {
          @Override
          Wire.Reply answered(int number, Wire.Reply reply) {
            return number > 6 || !(reply instanceof Wire.Reply.Answered a)
                ? reply
                : new Wire.Reply.Answered(200, lie(number, a.body()));
          }
        };
    assertThat(arrives(lies, kept(1_000), 400 * SECOND)).isTrue();
    assertThat(asked.stream().map(AttachmentTest::from)).containsOnly(0L, 500L);
  }

  /** One bit changed, cut short, too long, empty. */
  private static byte[] lie(int number, byte[] body) {
    byte[] changed = body.clone();
    changed[changed.length - 1] ^= 1;
    return switch (number) {
      case 1 -> changed;
      case 2 -> Arrays.copyOf(body, 500);
      case 3 -> Arrays.copyOf(body, body.length + 1);
      case 4 -> new byte[0];
      default -> Arrays.copyOf(body, (1 << 20) + 1);
    };
  }

  @Test
  void whatIsNeverServedIsAskedForMoreAndMoreSeldom() {
    Between withholds =
        new Between() {
          @Override
          Wire.Reply answered(int number, Wire.Reply reply) {
            return new Wire.Reply.Answered(404, new byte[0]);
          }
        };
    assertThat(arrives(withholds, kept(1_000), 600 * SECOND)).isFalse();
    assertThat(asked).hasSizeBetween(2, 12);
  }
}
