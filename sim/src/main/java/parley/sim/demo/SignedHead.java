package parley.sim.demo;

import java.util.List;
import parley.log.Checkpoint;
import parley.log.NoteSignature;

/** A head with signature lines: both of the log's, or both of a mirror's, which are a receipt. */
public record SignedHead(Checkpoint head, List<NoteSignature> signatures) {
  public SignedHead {
    signatures = List.copyOf(signatures);
  }
}
