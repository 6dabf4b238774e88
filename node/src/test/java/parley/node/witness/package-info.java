/** Tests of the witness client against a small witness that follows the specification. */
@NullMarked
package parley.node.witness;

import org.jspecify.annotations.NullMarked;
