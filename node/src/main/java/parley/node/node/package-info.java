/**
 * Puts a node together: its folder, its keys, the writer's thread, the link, the API; and starts
 * it.
 */
@NullMarked
package parley.node.node;

import org.jspecify.annotations.NullMarked;
