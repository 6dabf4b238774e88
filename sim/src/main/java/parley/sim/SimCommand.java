package parley.sim;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import parley.cli.Action;
import parley.cli.Exit;
import parley.cli.JsonObject;
import parley.cli.Session;
import parley.sim.world.Fittings;
import parley.sim.world.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays schedules of simulated nodes from a seed and says which did not hold. */
@Command(
    name = "sim",
    header = "Plays simulated nodes under faults, from a seed.",
    description =
        "Each schedule sets a line up between nodes on simulated clocks, disks and networks, lets"
            + " people and faults have their way, and checks what must hold. The n-th schedule has"
            + " the seed plus n, and plays the same again. Ends with 1 if any did not hold.")
public final class SimCommand implements Action {
  @Option(names = "--schedules", paramLabel = "N", description = "how many (100)")
  private long schedules = 100;

  @Option(names = "--seed", paramLabel = "S", description = "of the first schedule (1)")
  private long seed = 1;

  @Option(names = "--nodes", paramLabel = "2|3", description = "parties (two and three in turn)")
  private int nodes;

  @Option(
      names = "--real-crypto-percent",
      paramLabel = "P",
      description = "schedules with real signatures, of a hundred (1)")
  private int realPercent = 1;

  @Override
  public Exit run(Session session) {
    LongAdder events = new LongAdder();
    List<Simulation.Outcome> unsound =
        LongStream.range(seed, seed + schedules)
            .parallel()
            .mapToObj(s -> play(s, events))
            .filter(outcome -> !outcome.sound())
            .toList();
    long happened = events.sum();
    session
        .out()
        .result(
            json(happened, unsound),
            words -> {
              for (Simulation.Outcome outcome : unsound) {
                words.say("sim.unsound", "seed", outcome.plan().seed(), "again", outcome.replay());
                outcome.violations().forEach(v -> words.say("sim.violation", "what", v));
              }
              words.say(
                  "sim.played", "count", schedules, "events", happened, "unsound", unsound.size());
            });
    return unsound.isEmpty() ? Exit.OK : Exit.NO;
  }

  private Simulation.Outcome play(long of, LongAdder events) {
    Simulation.Outcome outcome =
        Simulation.play(Simulation.Plan.of(of, nodes, realPercent), Fittings.SOUND);
    events.add(outcome.events());
    return outcome;
  }

  private JsonObject json(long events, List<Simulation.Outcome> unsound) {
    return new JsonObject()
        .put("schedules", schedules)
        .put("seed", seed)
        .put("events", events)
        .putObjects(
            "unsound",
            unsound.stream()
                .map(
                    o ->
                        new JsonObject()
                            .put("seed", o.plan().seed())
                            .put("again", o.replay())
                            .put("violations", String.join("\n", o.violations())))
                .toList());
  }
}
