package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.cli.ServerEvents.Event;
import parley.log.MalformedException;

class ServerEventsTest {
  @Test
  void readsFieldsCommentsAndEveryLineEnd() throws Exception {
    assertThat(read(": hi\nid: 7\nevent: entry\ndata: a\ndata:b\n\n:beat\n\ndata\n\nid:8\n\n"))
        .containsExactly(new Event("7", "entry", "a\nb"), new Event("7", "message", ""));
    assertThat(read("data: a\r\n\r\ndata: b\r\rid: 1\ndata:  中\n\n"))
        .containsExactly(
            new Event(null, "message", "a"),
            new Event(null, "message", "b"),
            new Event("1", "message", " 中"));
  }

  @Test
  void dropsWhatIsUnfinishedAtTheEnd() throws Exception {
    assertThat(read("data: a\n\ndata: b\n")).containsExactly(new Event(null, "message", "a"));
    assertThat(read("data: a")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> read("data: " + "x".repeat(ServerEvents.LIMIT)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> read(("data: " + "x".repeat(1000) + "\n").repeat(300)))
        .isInstanceOf(MalformedException.class);
  }

  private static List<Event> read(String text) throws Exception {
    ServerEvents events =
        new ServerEvents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<Event> read = new ArrayList<>();
    for (Event event = events.next(); event != null; event = events.next()) {
      read.add(event);
    }
    return read;
  }
}
