package parley.sim.world;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One row of a table of crossings in docs/spec: whether a schedule came to it, told from what each
 * author had seen and not from what the fold made of it.
 *
 * @param name the page and the name of the row's test
 */
record Crossing(String name, Predicate<Acts> met) {
  /** An act that is such by itself, whether it counts or not. */
  static Crossing act(String name, Predicate<Act> holds) {
    return new Crossing(name, acts -> acts.all().stream().anyMatch(holds));
  }

  /** Two acts that count, of these kinds, neither of whose authors had seen the other. */
  static Crossing pair(String name, String one, String other, BiPredicate<Act, Act> holds) {
    return new Crossing(
        name,
        acts ->
            acts.counting(one).stream()
                .anyMatch(
                    x ->
                        acts.counting(other).stream()
                            .anyMatch(y -> x.crosses(y) && holds.test(x, y))));
  }
}
