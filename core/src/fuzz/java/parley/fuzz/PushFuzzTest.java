package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Checkpoint;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Tile;
import parley.mirror.Push;
import parley.record.Origin;

/** Entries pushed to a mirror. */
final class PushFuzzTest {
  static Stream<byte[]> seeds() throws MalformedException {
    String log =
        "transcript/good/logs/"
            + "54cbe9632136bc177f37cecb0a0564c30bffc4d40d2517bea605da98adbe3f48/";
    Note head = Note.parse(Seeds.file(log + "checkpoint"));
    Origin origin = Origin.parse(Checkpoint.parse(head.text()).origin(), "origin");
    Tile bundle = new Tile(Tile.ENTRIES, 0, 9);
    Push push = new Push(origin, 0, bundle.parseEntries(Seeds.file(log + bundle.path())), head);
    return Stream.of(push.bytes(), new Push(origin, 9, java.util.List.of(), head).bytes());
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, Push::parse, Push::bytes);
  }
}
