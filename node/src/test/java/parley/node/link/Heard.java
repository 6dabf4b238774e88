package parley.node.link;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every event. */
final class Heard implements LinkEvents {
  final List<String> connected = new CopyOnWriteArrayList<>();
  final List<String> accepted = new CopyOnWriteArrayList<>();
  final List<Refusal> refused = new CopyOnWriteArrayList<>();
  final List<AddressFailure> failures = new CopyOnWriteArrayList<>();
  final List<AddressFailure> lost = new CopyOnWriteArrayList<>();
  final List<RuntimeException> thrown = new CopyOnWriteArrayList<>();

  @Override
  public void connected(String party, Address address, int group) {
    connected.add(party + " " + group);
  }

  @Override
  public void accepted(String party, String from, int group) {
    accepted.add(party + " " + group);
  }

  @Override
  public void refused(Refusal reason, String from) {
    refused.add(reason);
  }

  @Override
  public void addressFailed(String party, AddressFailure failure) {
    failures.add(failure);
  }

  @Override
  public void pathLost(String party, AddressFailure failure) {
    lost.add(failure);
  }

  @Override
  public void handlerFailed(String party, RuntimeException failure) {
    thrown.add(failure);
  }
}
