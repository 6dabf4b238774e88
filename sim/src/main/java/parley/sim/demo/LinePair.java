package parley.sim.demo;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import parley.line.Charter;
import parley.line.LineDescriptor;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Json;
import parley.record.Signatory;

/** Both ends of one line in one process: what one writes, the other holds before it goes on. */
public final class LinePair {
  private final PublicRecord.Line line;
  private final Map<String, Side> sides;
  private final InstantSource clock;

  private LinePair(PublicRecord.Line line, Map<String, Side> sides, InstantSource clock) {
    this.line = line;
    this.sides = sides;
    this.clock = clock;
  }

  /** Opens a line: both geneses, the charter signed by both, the keys of all people granted. */
  static LinePair open(PublicRecord.Line line, Cast cast, Stage stage) {
    Suite suite = stage.suite();
    Member one = stage.members().getFirst();
    Member other = stage.members().getLast();
    String nonce = HexFormat.of().formatHex(stage.random().bytes(16));
    List<String> parties = stage.members().stream().map(Member::party).sorted().toList();
    LineDescriptor descriptor = new LineDescriptor(line.name(), nonce, parties);
    Map<String, Side> sides =
        Map.of(
            one.party(), new Side(descriptor, one, other.card(), suite, stage.random()),
            other.party(), new Side(descriptor, other, one.card(), suite, stage.random()));
    LinePair pair = new LinePair(line, sides, stage.clock());
    pair.agree(one, other);
    for (Member member : stage.members()) {
      pair.grant(member, cast);
    }
    return pair;
  }

  private void agree(Member one, Member other) {
    write(one.party(), side(one.party()).genesis());
    write(other.party(), side(other.party()).genesis());
    Json.Obj charter = charter(line);
    Json.Obj accepted = Json.Obj.EMPTY.with("charter", hash(charter));
    Json.Obj proposed = Json.Obj.EMPTY.with("charter", charter);
    write(one.party(), Draft.of("charter-propose", one.partyKey(), proposed));
    write(other.party(), Draft.of("charter-accept", other.partyKey(), accepted));
  }

  static Json.Obj charter(PublicRecord.Line line) {
    List<Json.Obj> posts =
        line.seats().stream()
            .map(s -> Json.Obj.EMPTY.with("party", s.party()).with("post", s.post()))
            .toList();
    return Json.Obj.EMPTY
        .with("spec", Charter.SPEC)
        .with("level", line.level())
        .with("purpose", line.purpose())
        .with("posts", posts);
  }

  private static String hash(Json.Obj charter) {
    try {
      return Charter.parse(charter).hash().base64();
    } catch (MalformedException e) {
      throw new IllegalStateException("a charter of our own", e);
    }
  }

  private void grant(Member member, Cast cast) {
    grant(member, Member.CLERK, "clerk", List.of());
    grant(member, Cast.ADMINISTRATOR, "administrator", List.of());
    for (Cast.Role role : cast.roles(member.party(), line.name())) {
      grant(member, role.person(), "holder", List.of(role.post()));
    }
  }

  private void grant(Member member, String person, String role, List<String> posts) {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("key", member.person(person).key().vkey())
            .with("role", role)
            .with("lives", "node");
    Json.Obj whole = posts.isEmpty() ? body : body.with("posts", Json.strings(posts));
    write(member.party(), Draft.of("key-grant", member.partyKey(), whole));
  }

  /** Writes a step's entry; the places are those of the steps that it speaks of. */
  Outcome play(Step step, Places places) {
    Signatory person = side(step.party()).member().person(step.person());
    Draft draft =
        new Draft(step.kind(), step.post(), List.of(person), places.body(step), places.re(step));
    Written written = write(step.party(), draft);
    return new Outcome(step, written.place(), written.verdict());
  }

  private Written write(String party, Draft draft) {
    Side author = side(party);
    Side reader = side(line.counterpart(party));
    Written written = author.write(draft, clock.instant());
    try {
      byte[] leaf = written.signed().bytes();
      author.stored(reader.receive(leaf, author.head(), clock.instant()));
    } catch (MalformedException e) {
      throw new IllegalStateException(line.name() + ": " + draft.kind() + " was not stored", e);
    }
    return written;
  }

  /** The line in the record. */
  public PublicRecord.Line line() {
    return line;
  }

  /** That party's end. */
  public Side side(String party) {
    Side side = sides.get(party);
    if (side == null) {
      throw new IllegalArgumentException(line.name() + ": no party " + party);
    }
    return side;
  }
}
