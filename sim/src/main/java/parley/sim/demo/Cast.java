package parley.sim.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whose keys the replay needs: for each party its people, and the posts they speak for. */
public record Cast(List<Role> roles) {
  /** The person who states a party's posts and holders. */
  public static final String ADMINISTRATOR = "administrator";

  /** A person in a post on a line. */
  public record Role(String party, String line, String post, String person) {}

  public Cast {
    roles = List.copyOf(roles);
  }

  /** Everybody who ever holds a post of the record. */
  public static Cast of(PublicRecord record) {
    Set<Role> roles = new java.util.LinkedHashSet<>();
    for (PublicRecord.Line line : record.lines()) {
      for (PublicRecord.Seat seat : line.seats()) {
        for (PublicRecord.Tenure tenure : record.office(seat).tenures()) {
          if (!tenure.vacant()) {
            roles.add(new Role(seat.party(), line.name(), seat.post(), tenure.person()));
          }
        }
      }
    }
    return new Cast(new ArrayList<>(roles));
  }

  /** Who may speak for the party on the line. */
  public List<Role> roles(String party, String line) {
    return roles.stream().filter(r -> r.party().equals(party) && r.line().equals(line)).toList();
  }

  /** Every person of the party, with its administrator: one key each. */
  public Set<String> persons(String party) {
    Set<String> persons = new TreeSet<>(Set.of(ADMINISTRATOR));
    roles.stream().filter(r -> r.party().equals(party)).map(Role::person).forEach(persons::add);
    return persons;
  }
}
