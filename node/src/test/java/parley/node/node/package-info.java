/** A node's start, its end, and what it takes up again. */
@NullMarked
package parley.node.node;

import org.jspecify.annotations.NullMarked;
