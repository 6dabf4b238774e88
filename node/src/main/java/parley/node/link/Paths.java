package parley.node.link;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What is known about the addresses of one peer: which works, and what last failed at each. */
final class Paths {
  private final String party;
  private final LinkEvents events;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Address, AddressFailure> failures = new LinkedHashMap<>();
  private Optional<Address> inUse = Optional.empty();
  private Optional<Instant> since = Optional.empty();

  Paths(String party, LinkEvents events, InstantSource clock) {
    this.party = party;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The order in which to try: the address in use, then those without a failure, then the others,
   * the oldest failure first. Forgets addresses that the card no longer names.
   */
  List<Address> order(List<Address> addresses) {
    lock.lock();
    try {
      failures.keySet().retainAll(addresses);
      if (inUse.isPresent() && !addresses.contains(inUse.get())) {
        inUse = Optional.empty();
        since = Optional.empty();
      }
      return addresses.stream()
          .distinct()
          .sorted(
              Comparator.comparing((Address address) -> inUse.isEmpty() || !is(address))
                  .thenComparing(this::lastFailure))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private boolean is(Address address) {
    return inUse.filter(address::equals).isPresent();
  }

  private Instant lastFailure(Address address) {
    AddressFailure failure = failures.get(address);
    return failure == null ? Instant.MIN : failure.at();
  }

  /** A handshake at this address succeeded. */
  void won(Address address) {
    lock.lock();
    try {
      failures.remove(address);
      if (!is(address)) {
        inUse = Optional.of(address);
        since = Optional.of(clock.instant());
      }
    } finally {
      lock.unlock();
    }
  }

  /** An attempt at this address failed; if it was in use the path is lost. */
  AddressFailure failed(Address address, AddressFailure.Kind kind, String what) {
    AddressFailure failure = new AddressFailure(address, clock.instant(), kind, what);
    boolean lost;
    lock.lock();
    try {
      failures.put(address, failure);
      lost = is(address);
      if (lost) {
        inUse = Optional.empty();
        since = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
    events.addressFailed(party, failure);
    if (lost) {
      events.pathLost(party, failure);
    }
    return failure;
  }

  PathState state() {
    lock.lock();
    try {
      return new PathState(inUse, since, List.copyOf(failures.values()));
    } finally {
      lock.unlock();
    }
  }
}
