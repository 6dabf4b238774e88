/**
 * The line: its descriptor, cards and genesis, who holds which key and post, the charter, what is
 * suspended, and the fold that judges every entry once and reaches the same state on both sides.
 */
@NullMarked
package parley.line;

import org.jspecify.annotations.NullMarked;
