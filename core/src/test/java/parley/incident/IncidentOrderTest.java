package parley.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Place;
import parley.line.Story;
import parley.line.TestLog;

/** Three parties join three incidents in a ring: what comes of it hangs on no order of arrival. */
class IncidentOrderTest {
  private final LineBuilder line = LineBuilder.three(14);
  private final Story story = new Story(line);
  private final Map<String, Long> before = new HashMap<>();

  private String seen(String author) {
    StringBuilder seen = new StringBuilder(" seen=");
    for (String peer : line.names()) {
      if (!peer.equals(author)) {
        seen.append(peer).append('/').append(before.get(peer)).append(',');
      }
    }
    return seen.substring(0, seen.length() - 1);
  }

  private void join(String author, Place other) {
    story.say(author + ": incident label=x re " + other + seen(author));
  }

  private String folded(List<String> order) {
    LineFold fold = line.fold();
    line.logs().forEach(log -> offer(fold, log, 0, before(log)));
    fold.advance();
    for (String party : order) {
      TestLog log = line.party(party).log();
      offer(fold, log, before(log), log.size());
      fold.advance();
    }
    assertThat(fold.state().domain(Incidents.class).all()).hasSize(2);
    return fold.json().print();
  }

  private long before(TestLog log) {
    return before.getOrDefault(log.origin().party(), 0L);
  }

  private static void offer(LineFold fold, TestLog log, long from, long to) {
    for (long i = from; i < to; i++) {
      fold.offer(log.origin(), i, log.reading(i));
    }
  }

  @Test
  void joinedInAnyOrder() {
    Place cn = story.say("cn: incident label=x");
    Place ph = story.say("ph: incident label=x");
    Place us = story.say("us: incident label=x");
    story.say("ph: incident name=another");
    line.names().forEach(n -> before.put(n, line.party(n).log().size()));
    join("us", ph);
    join("ph", cn);
    join("cn", us);
    Set<String> states = new HashSet<>();
    states.add(line.referee().json().print());
    states.add(folded(List.of("us", "ph", "cn")));
    states.add(folded(List.of("ph", "cn", "us")));
    states.add(folded(List.of("cn", "us", "ph")));
    assertThat(states).hasSize(1);
  }
}
