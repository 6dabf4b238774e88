package parley.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import parley.render.Phrase;
import parley.render.Texts;

/**
 * What one run of a command works with.
 *
 * @param debug whether errors show where they came from
 */
public record Session(Console console, Texts texts, Out out, boolean debug) {

  /** The path a person typed, seen from the folder they are in. */
  public Path path(String typed) {
    return console.folder().resolve(typed);
  }

  /** Begins to show the progress of a work; close it before the result is given. */
  public Progress progress(Phrase work, long total) {
    return new Progress(console, texts, work, total);
  }

  /**
   * The bytes of a file that a person named; {@code -} is standard input.
   *
   * @throws Failure NOT_FOUND, LOCAL_IO if it cannot be read, BAD_INPUT if it has more bytes than
   *     {@code limit}
   */
  public byte[] read(String typed, int limit) throws Failure {
    try {
      byte[] bytes;
      if (typed.equals("-")) {
        bytes = console.in().readNBytes(limit + 1);
      } else {
        try (var in = Files.newInputStream(path(typed))) {
          bytes = in.readNBytes(limit + 1);
        }
      }
      if (bytes.length > limit) {
        throw new Failure(
            Exit.BAD_INPUT, Phrase.say("error.too-long", "file", typed, "limit", limit));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new Failure(Exit.NOT_FOUND, Phrase.say("error.no-file", "file", typed), e);
    } catch (AccessDeniedException e) {
      throw new Failure(Exit.LOCAL_IO, Phrase.say("error.no-access", "file", typed), e);
    } catch (IOException e) {
      throw new Failure(Exit.LOCAL_IO, Phrase.say("error.unreadable", "file", typed), e);
    }
  }

  /**
   * The text of a file that a person named, strictly UTF-8.
   *
   * @throws Failure as {@link #read}, and BAD_INPUT if it is not UTF-8
   */
  public String readText(String typed, int limit) throws Failure {
    byte[] bytes = read(typed, limit);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Failure(Exit.BAD_INPUT, Phrase.say("error.not-utf8", "file", typed), e);
    }
  }
}
