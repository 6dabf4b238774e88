/** Whole programs together: what an operator types, against running nodes. */
@NullMarked
package parley.sim.endtoend;

import org.jspecify.annotations.NullMarked;
