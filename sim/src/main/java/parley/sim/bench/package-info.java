/**
 * The measurements of {@code parley bench}: two real nodes, their stores and the link between them,
 * each figure beside its target and beside what the machine itself can do in the same run
 * (docs/bench.md).
 */
@NullMarked
package parley.sim.bench;

import org.jspecify.annotations.NullMarked;
