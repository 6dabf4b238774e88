/**
 * The HTTP interface of a node for its own party (docs/spec/api.md). It reads the engine and hands
 * in acts; what an act means is decided by the line's single writer, never here.
 */
@NullMarked
package parley.node.api;

import org.jspecify.annotations.NullMarked;
