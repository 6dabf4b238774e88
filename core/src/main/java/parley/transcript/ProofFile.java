package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parley.log.MalformedException;
import parley.log.Note;
import parley.record.Fields;
import parley.record.Json;

/** The frame of a proof: a line that names its form, one line of canonical JSON, and a newline. */
final class ProofFile {
  static final int MAX_BYTES = 256 * 1024;

  private ProofFile() {}

  static Fields fields(byte[] bytes, String header, String what) throws MalformedException {
    byte[] start = header.getBytes(StandardCharsets.US_ASCII);
    int end = bytes.length - 1;
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException(what + ": over " + MAX_BYTES + " bytes");
    }
    boolean framed =
        end >= start.length
            && bytes[end] == '\n'
            && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    if (!framed) {
      throw new MalformedException(what + ": the header " + header.strip() + " expected");
    }
    return new Fields(Json.parseObject(Arrays.copyOfRange(bytes, start.length, end)), "");
  }

  static Note note(Fields f, String key) throws MalformedException {
    return Note.parse(f.text(key, Note.MAX_BYTES).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] print(String header, Json.Obj json) {
    return (header + json.print() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
