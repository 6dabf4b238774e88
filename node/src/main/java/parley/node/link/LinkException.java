package parley.node.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An exchange that brought no response. Whether the peer acted on the request is not known. */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no response. */
  public sealed interface Reason {

    /** No address of the peer worked; empty if none is known. */
    record Unreachable(List<AddressFailure> failures) implements Reason {
      /** Copies the list. */
      public Unreachable {
        failures = List.copyOf(failures);
      }
    }

    /**
     * A certificate was refused.
     *
     * @param address where
     * @param what which side refused which
     */
    record RefusedCertificate(Address address, String what) implements Reason {}

    /**
     * The time allowed was over.
     *
     * @param allowed the deadline of the exchange
     * @param stage what was being waited for
     */
    record Timeout(Duration allowed, String stage) implements Reason {}

    /** The peer shares no group with us, that is, it does not speak X25519MLKEM768. */
    record WrongGroup(Address address, String what) implements Reason {}

    /** The peer's answer breaks the form of link.md. */
    record BadResponse(Address address, String what) implements Reason {}

    /**
     * A body is beyond the bound, in bytes.
     *
     * @param address empty when our own request is too large and nothing was sent
     */
    record TooLarge(Optional<Address> address, long bound) implements Reason {}
  }

  private final transient Reason reason;

  /** An exchange with this party failed for this reason. */
  LinkException(String party, Reason reason) {
    super("link to " + party + ": " + reason);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
