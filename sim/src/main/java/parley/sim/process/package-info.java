/** Nodes in processes of their own, for the demonstration and the measurements. */
@NullMarked
package parley.sim.process;

import org.jspecify.annotations.NullMarked;
