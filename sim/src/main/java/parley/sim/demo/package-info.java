/** The demonstration: a real public record, replayed as an exercise between two parties. */
@NullMarked
package parley.sim.demo;

import org.jspecify.annotations.NullMarked;
