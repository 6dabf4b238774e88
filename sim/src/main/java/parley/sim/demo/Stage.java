package parley.sim.demo;

import java.time.InstantSource;
import java.util.List;
import parley.log.Suite;

/** What a replay is played with: both parties with their keys, and what comes from outside. */
public record Stage(List<Member> members, Suite suite, Randomness random, InstantSource clock) {
  public Stage {
    members = List.copyOf(members);
  }

  /** Both parties with new keys for everybody of the record. */
  public static Stage of(PublicRecord record, Suite suite, Randomness random, InstantSource clock) {
    Cast cast = Cast.of(record);
    List<Member> members =
        record.parties().stream().map(p -> Member.of(p, cast, suite, random)).toList();
    return new Stage(members, suite, random, clock);
  }
}
