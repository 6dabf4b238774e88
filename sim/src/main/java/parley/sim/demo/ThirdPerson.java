package parley.sim.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.cli.HumanJson;
import parley.log.MalformedException;
import parley.record.Json;

/** Somebody with nothing but an export and both cards: {@code parley verify} in its own process. */
final class ThirdPerson {
  /**
   * What it found.
   *
   * @param holds whether integrity, completeness and authorship all hold
   * @param said the JSON that the verifier printed
   */
  record Found(boolean holds, Json.Obj said) {
    /** The first fault that is named, as log, index and what is wrong; empty fields if none. */
    Json.Obj fault() {
      return said.items("findings").stream()
          .map(item -> (Json.Obj) item)
          .filter(finding -> finding.has("index"))
          .findFirst()
          .orElse(Json.Obj.EMPTY);
    }
  }

  private final List<Path> cards;

  ThirdPerson(List<Path> cards) {
    this.cards = List.copyOf(cards);
  }

  /** Verifies an export; nothing of the nodes is told to the process. */
  Found verify(Path export) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "parley.cli.Parley",
                "--json",
                "verify",
                export.toString()));
    for (Path card : cards) {
      command.add("--card");
      command.add(card.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] said = process.getInputStream().readAllBytes();
    try {
      int exit = process.waitFor();
      String text = new String(said, StandardCharsets.UTF_8).strip();
      return new Found(exit == 0, HumanJson.object(text));
    } catch (MalformedException e) {
      throw new IOException("the verifier said something else than JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
