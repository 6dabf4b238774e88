package parley.node.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a peer is reached at this moment.
 *
 * @param inUse the address that works, empty when the path is down or was never tried
 * @param since since when it is in use
 * @param failures the last failure of each address that has failed since it last worked
 */
public record PathState(
    Optional<Address> inUse, Optional<Instant> since, List<AddressFailure> failures) {

  /** Copies the list. */
  public PathState {
    failures = List.copyOf(failures);
  }
}
