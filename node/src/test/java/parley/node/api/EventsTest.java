package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.MalformedException;
import parley.record.Json;

/** Events arrive, go on where a reader left off, and no reader holds up another. */
class EventsTest {
  @TempDir private static Path root;
  private static TwoNodes nodes;

  private record Event(String id, String name, Json.Obj data) {}

  /** An open stream. */
  private static final class Stream implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader reader;

    Stream(TestParty party, String query, String lastId) throws Exception {
      HttpRequest.Builder request =
          party.request("/events" + query).header("Accept", "text/event-stream").GET();
      if (!lastId.isEmpty()) {
        request.header("Last-Event-ID", lastId);
      }
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    Event next() throws IOException, MalformedException {
      String id = "";
      String name = "";
      while (true) {
        String line = reader.readLine();
        if (line == null) {
          throw new IOException("the stream ended");
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          byte[] data = line.substring(5).strip().getBytes(StandardCharsets.UTF_8);
          reader.readLine();
          return new Event(id, name, Json.parseObject(data));
        }
      }
    }

    Event next(Predicate<Event> wanted) throws IOException, MalformedException {
      Event event = next();
      while (!wanted.test(event)) {
        event = next();
      }
      return event;
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    nodes = new TwoNodes(root).open();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void bothSidesHearOfATextAndItsAuthorOfTheReceipt() throws Exception {
    try (Stream us = new Stream(nodes.us(), "?line=hotline", "");
        Stream cn = new Stream(nodes.cn(), "", "")) {
      Json.Obj said = nodes.say(nodes.us(), "Heard?").json();
      long index = said.integer("index", -1);
      Event heard = cn.next(e -> e.data().text("leaf").equals(said.text("leaf")));
      assertThat(heard.name()).isEqualTo("judged");
      assertThat(heard.data().text("verdict")).isEqualTo("effective");
      assertThat(heard.data().text("person")).isEqualTo("officer");
      assertThat(heard.data().has("body")).isFalse();
      Event stored = us.next(e -> e.name().equals("stored") && e.data().integer("size", 0) > index);
      assertThat(stored.data().text("by")).isEqualTo("cn.example");
    }
  }

  @Test
  void aReaderGoesOnAfterTheLastEventItSaw() throws Exception {
    List<String> said = new ArrayList<>();
    Event first;
    try (Stream us = new Stream(nodes.us(), "", "")) {
      nodes.say(nodes.us(), "first");
      first = us.next(e -> e.name().equals("judged"));
    }
    for (int i = 0; i < 5; i++) {
      said.add(nodes.say(nodes.us(), "later " + i).json().text("leaf"));
    }
    List<String> heard = new ArrayList<>();
    long last = Long.parseLong(first.id());
    try (Stream us = new Stream(nodes.us(), "", first.id())) {
      while (heard.size() < said.size()) {
        Event event = us.next();
        assertThat(Long.parseLong(event.id())).isGreaterThan(last);
        last = Long.parseLong(event.id());
        if (event.name().equals("judged") && event.data().text("party").equals("us.example")) {
          heard.add(event.data().text("leaf"));
        }
      }
    }
    assertThat(heard).isEqualTo(said);
  }

  @Test
  void anIdOfAnEarlierRunIsAnsweredByReset() throws Exception {
    for (String id : List.of("17", "9007199254740000", "nonsense")) {
      try (Stream us = new Stream(nodes.us(), "", id)) {
        assertThat(us.next().name()).as(id).isEqualTo("reset");
      }
    }
  }

  @Test
  void aReaderThatDoesNotReadIsCutOffAndOthersAreNot() throws Exception {
    EventRing ring = nodes.us().api().ring();
    TwoNodes.eventually("no reader is left", () -> ring.readers() == 0);
    try (Socket lazy = new Socket()) {
      lazy.setReceiveBufferSize(1_024);
      lazy.connect(
          new java.net.InetSocketAddress(
              InetAddress.getLoopbackAddress(), nodes.us().api().port()));
      String head =
          "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
              + "Authorization: Bearer "
              + nodes.us().token()
              + "\r\n\r\n";
      lazy.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      TwoNodes.eventually("the lazy reader is in", () -> ring.readers() == 1);
      try (Stream us = new Stream(nodes.us(), "", "")) {
        Thread reader = Thread.ofVirtual().start(() -> drain(us));
        TwoNodes.eventually(
            "the lazy reader is cut off",
            () -> {
              for (int i = 0; i < 200; i++) {
                ring.add(
                    new parley.node.engine.NodeEvent.Path(
                        nodes.line(), "cn.example", "x".repeat(500)));
              }
              Thread.sleep(20);
              return ring.readers() == 1;
            });
        assertThat(reader.isAlive()).isTrue();
        nodes.say(nodes.us(), "still writing");
      }
    }
  }

  private static void drain(Stream stream) {
    try {
      while (true) {
        stream.next();
      }
    } catch (IOException | MalformedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
