package parley.sim;

import java.util.ArrayList;
import java.util.List;
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
    List<Simulation.Outcome> unsound = new ArrayList<>();
    long events = 0;
    for (long i = 0; i < schedules; i++) {
      Simulation.Outcome outcome =
          Simulation.play(Simulation.Plan.of(seed + i, nodes, realPercent), Fittings.SOUND);
      events += outcome.events();
      if (!outcome.sound()) {
        unsound.add(outcome);
      }
    }
    long happened = events;
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
