/** Tests of the engine's parts that stand alone. */
@NullMarked
package parley.node.engine;

import org.jspecify.annotations.NullMarked;
