/**
 * Everything that may be done on a line, put together: the fold of the line with every domain of
 * business on it.
 */
@NullMarked
package parley.diplomacy;

import org.jspecify.annotations.NullMarked;
