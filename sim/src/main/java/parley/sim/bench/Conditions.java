package parley.sim.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under what conditions the figures came about, in sentences that stand beside them. */
final class Conditions {
  private Conditions() {}

  static List<String> of(Path base, Scale scale) throws IOException {
    FileStore store = Files.getFileStore(base);
    List<String> said = new ArrayList<>();
    said.add(
        String.format(
            Locale.ROOT,
            "Machine: %d cores, %s %s, Java %s; data on %s (%s).",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            store.name(),
            store.type()));
    said.add(
        "Both nodes, their clients and the stores share this machine; one process, except where"
            + " rss and start say otherwise. Mutual TLS on loopback.");
    said.add(
        String.format(
            Locale.ROOT,
            "A message: 500 bytes of text, signed by its holder's key in the sending node. %,d a"
                + " run, %,d not yet durable at most; median of %d. Before that, runs until one is"
                + " no longer a tenth faster than those before it, at most %d.",
            scale.messages(),
            scale.window(),
            scale.runs(),
            scale.warmUps()));
    said.add(
        "The clock stops when all is durable at both nodes, every receipt (Ed25519 and ML-DSA-44)"
            + " is checked and durable at the sender, and the counterpart has folded every entry.");
    said.add(
        "Verified at the sender: both signatures of each receipt. At the counterpart: both of each"
            + " head, the tree, and the signature of every entry. Search: off.");
    said.add(
        String.format(
            Locale.ROOT,
            "Receipts: %,d messages due at %d a second whether or not the last one is through,"
                + " after runs of half as many until one is no longer a tenth faster than those"
                + " before it, at most %d.",
            scale.paced(),
            scale.perSecond(),
            scale.warmUps()));
    said.add(
        String.format(
            Locale.ROOT,
            "Outage: %,d entries written while the counterpart is down; times run from when it"
                + " listens again.",
            scale.backlog()));
    return said;
  }

  /** How busy the machine is with this and all else: figures of a busy machine are not its own. */
  static String load(String when) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0
        ? "Load of the machine " + when + " the run: not told by the system."
        : String.format(
            Locale.ROOT, "Load of the machine %s the run, mean of a minute: %.1f.", when, load);
  }
}
