/** Simulation, measurements and the demonstration, as commands. */
@NullMarked
package parley.sim;

import org.jspecify.annotations.NullMarked;
