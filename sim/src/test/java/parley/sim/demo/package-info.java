@NullMarked
package parley.sim.demo;

import org.jspecify.annotations.NullMarked;
