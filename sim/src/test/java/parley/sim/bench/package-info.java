@NullMarked
package parley.sim.bench;

import org.jspecify.annotations.NullMarked;
