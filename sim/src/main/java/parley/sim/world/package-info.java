/**
 * Several nodes in one thread, on simulated clocks, disks and networks, from one seed: the real
 * core and the real engine under faults, and what must hold whatever happens (record.md §10).
 */
@NullMarked
package parley.sim.world;

import org.jspecify.annotations.NullMarked;
