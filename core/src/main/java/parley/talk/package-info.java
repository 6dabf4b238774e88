/**
 * Talks, from the first feeler to the readout: what was asked, agreed, held and said of it, by
 * whom, and what crossed (docs/spec/talks.md).
 */
@NullMarked
package parley.talk;

import org.jspecify.annotations.NullMarked;
