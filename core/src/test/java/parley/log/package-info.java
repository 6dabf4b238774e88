/** Tests of the log layer against published vectors, a slow reference and seeded mutations. */
@NullMarked
package parley.log;

import org.jspecify.annotations.NullMarked;
