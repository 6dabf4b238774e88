package parley.sim.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parley.log.MalformedException;

/**
 * Two parties with a node each, both in this process, linked over mutual TLS on loopback. Messages
 * go from the first to the second.
 */
final class Pair implements AutoCloseable {
  private final End sender;
  private final End receiver;
  private final List<Line> lines;

  private Pair(End sender, End receiver, int lines) throws IOException, MalformedException {
    this.sender = sender;
    this.receiver = receiver;
    this.lines = new LineOpening(sender, receiver).open(lines);
  }

  /** Makes both parties in a folder, starts their nodes and opens that many lines. */
  static Pair open(Path base, int lines) throws IOException, MalformedException {
    Files.createDirectories(base);
    int[] ports = freePorts();
    Party one = Party.make(base, "one.example", ports[0]);
    Party two = Party.make(base, "two.example", ports[1]);
    for (Party party : List.of(one, two)) {
      party.learn(one.card());
      party.learn(two.card());
    }
    End sender = new End(one);
    End receiver = new End(two);
    try {
      sender.start();
      receiver.start();
      return new Pair(sender, receiver, lines);
    } catch (IOException | MalformedException | RuntimeException e) {
      receiver.close();
      sender.close();
      throw e;
    }
  }

  /** Cards name ports before the nodes listen: they are taken and given back. */
  private static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }

  End sender() {
    return sender;
  }

  End receiver() {
    return receiver;
  }

  List<Line> lines() {
    return lines;
  }

  /**
   * Fails if an entry came to nothing at the receiver.
   *
   * @throws IllegalStateException saying how many
   */
  void checkAllCounted() {
    long without = receiver.watch().withoutEffect();
    if (without > 0) {
      throw new IllegalStateException(without + " entries came to nothing at the counterpart");
    }
  }

  @Override
  public void close() {
    sender.close();
    receiver.close();
  }
}
