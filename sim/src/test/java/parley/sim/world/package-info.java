/** The simulation's own tests: schedules that must hold, and planted faults that it must find. */
@NullMarked
package parley.sim.world;

import org.jspecify.annotations.NullMarked;
