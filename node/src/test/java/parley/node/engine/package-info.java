/** Parts of the writer, each alone; the whole of it is tested in the simulator. */
@NullMarked
package parley.node.engine;

import org.jspecify.annotations.NullMarked;
