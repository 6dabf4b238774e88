package parley.sim.world;

import static parley.sim.world.Crossing.act;
import static parley.sim.world.Crossing.pair;

import java.util.List;

/** Crossings of docs/spec/incidents.md. */
final class IncidentCrossings {
  static final List<Crossing> ROWS =
      List.of(
          pair(
              "incidents.twoIncidentsNamedAtOnceAreJoined",
              "incident",
              "incident",
              (x, y) ->
                  x.re() == null
                      && y.re() == null
                      && y.about().stream().anyMatch(a -> joins(a, x))),
          pair(
              "incidents.bothJoinAtOnce",
              "incident",
              "incident",
              (x, y) ->
                  x.re() != null && y.re() != null && joins(x, y.target()) && joins(y, x.target())),
          pair(
              "incidents.aCorrectionCrossesTheOthersAccount",
              "incident",
              "incident",
              (x, y) ->
                  x.sameTarget(y) && x.target().party().equals(x.party()) && x.of("incident")),
          pair(
              "incidents.whatWasForeseenComesWhileItsDateIsMoved",
              "incident",
              "foreseen",
              Act::sameTarget),
          act(
              "incidents.anIncidentOnASuspendedLineIsObserved",
              a -> a.stopped() && a.kind().equals("incident")),
          act(
              "incidents.anExerciseStandsApart",
              a -> a.exercise() && a.kind().equals("incident") && a.followed("incident")));

  private IncidentCrossings() {}

  private static boolean joins(Act account, Act first) {
    return account.party().equals(first.party())
        && account.effective()
        && account.body().has("label")
        && account.word("label").equals(first.word("label"));
  }
}
