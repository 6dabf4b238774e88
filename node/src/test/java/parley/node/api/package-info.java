/** The API over running nodes. */
@NullMarked
package parley.node.api;

import org.jspecify.annotations.NullMarked;
