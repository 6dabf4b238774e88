package parley.sim.world;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import parley.diplomacy.Diplomacy;
import parley.line.Domain;
import parley.line.LineFold;
import parley.line.LogView;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Target;
import parley.line.Verdict;
import parley.log.Suite;
import parley.record.Json;

/** Nodes whose rules of business have one fault each; the fold as it ships stands beside them. */
final class PlantedDomains {
  private PlantedDomains() {}

  private static Fittings with(UnaryOperator<Domain> fault) {
    return new Fittings() {
      @Override
      public LineFold fold(LineFold.Terms terms, Suite suite, LogView logs) {
        List<Domain> domains = Diplomacy.domains(terms.pins().keySet());
        return new LineFold(terms, suite, logs, domains.stream().map(fault).toList());
      }
    };
  }

  /** A domain that does all as the real one. */
  private static class Faithful implements Domain {
    final Domain real;

    Faithful(Domain real) {
      this.real = real;
    }

    @Override
    public Set<String> kinds() {
      return real.kinds();
    }

    @Override
    public Optional<Verdict.Refused> check(Said act, Past past) {
      return real.check(act, past);
    }

    @Override
    public void apply(Said act) {
      real.apply(act);
    }

    @Override
    public Json json() {
      return real.json();
    }
  }

  /** Domains that do all as the real ones: the wrapping alone is no fault. */
  static Fittings faithful() {
    return with(Faithful::new);
  }

  /** Refuses an acceptance because of a withdrawal that its author had not seen. */
  static Fittings judgedOnTheTip() {
    return with(
        real ->
            new Faithful(real) {
              private final Set<Target> withdrawn = new HashSet<>();

              @Override
              public Optional<Verdict.Refused> check(Said act, Past past) {
                return act.kind().equals("talk-accept") && withdrawn.contains(act.re())
                    ? Optional.of(new Verdict.Refused(Rule.WITHDRAWN, "at the tip"))
                    : real.check(act, past);
              }

              @Override
              public void apply(Said act) {
                if (act.kind().equals("talk-withdraw") && act.re() != null) {
                  withdrawn.add(act.re());
                }
                real.apply(act);
              }
            });
  }

  /** Keeps acts in the order in which they came. */
  static Fittings orderedByArrival() {
    return with(
        real ->
            new Faithful(real) {
              private int came;

              @Override
              public void apply(Said act) {
                came++;
                real.apply(
                    new Said(
                        act.by(),
                        act.target(),
                        came,
                        act.entry(),
                        act.re(),
                        act.stopped(),
                        act.attestation()));
              }
            });
  }

  /** Lets pass what breaks that rule. */
  static Fittings overlooked(Rule rule) {
    return with(
        real ->
            new Faithful(real) {
              @Override
              public Optional<Verdict.Refused> check(Said act, Past past) {
                return real.check(act, past).filter(refused -> refused.rule() != rule);
              }
            });
  }

  /** Takes the agreement of one side for that of the next, too. */
  static Fittings degreeCountsTwice() {
    return with(
        real ->
            new Faithful(real) {
              private List<String> parties = List.of();

              @Override
              public Optional<Verdict.Refused> check(Said act, Past past) {
                parties = past.parties();
                return real.check(act, past);
              }

              @Override
              public void apply(Said act) {
                real.apply(act);
                if (act.kind().equals("outcome-degree")) {
                  int next = (act.target().party() + 1) % parties.size();
                  Target twice = new Target(next, act.target().ordinal() + 1_000_000);
                  real.apply(
                      new Said(
                          parties.get(next),
                          twice,
                          act.tick(),
                          act.entry(),
                          act.re(),
                          false,
                          null));
                }
              }
            });
  }

  /** Forgets what was observed on a suspended line. */
  static Fittings observationsLost() {
    return with(
        real ->
            new Faithful(real) {
              @Override
              public void apply(Said act) {
                if (!act.stopped()) {
                  real.apply(act);
                }
              }
            });
  }
}
