/** Tests of what a mirror answers. */
@NullMarked
package parley.mirror;

import org.jspecify.annotations.NullMarked;
