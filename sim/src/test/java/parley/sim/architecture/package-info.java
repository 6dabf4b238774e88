/** Tests of the sources themselves: their style, and which package may see which. */
@NullMarked
package parley.sim.architecture;

import org.jspecify.annotations.NullMarked;
