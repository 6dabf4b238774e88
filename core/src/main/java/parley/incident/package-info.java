/**
 * What happened between or around the parties, by each side's account, what is foreseen, and what
 * followed from it (docs/spec/incidents.md).
 */
@NullMarked
package parley.incident;

import org.jspecify.annotations.NullMarked;
