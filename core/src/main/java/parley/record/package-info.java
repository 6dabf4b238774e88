/** The canonical entry: its JSON, its fields and bounds, its kinds, its signatures. */
@NullMarked
package parley.record;

import org.jspecify.annotations.NullMarked;
