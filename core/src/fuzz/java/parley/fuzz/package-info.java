/**
 * One fuzz target for each decoder of core (HACKING.md, "Fuzz"): only {@code MalformedException}
 * comes out of it, and what it reads prints back to the same bytes.
 */
@NullMarked
package parley.fuzz;

import org.jspecify.annotations.NullMarked;
