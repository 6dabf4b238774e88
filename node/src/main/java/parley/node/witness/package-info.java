/** Asks witnesses that are no party of a line to cosign our heads (C2SP tlog-witness). */
@NullMarked
package parley.node.witness;

import org.jspecify.annotations.NullMarked;
