/** Micro-benchmarks of what is done to every entry. */
@NullMarked
package parley.line.jmh;

import org.jspecify.annotations.NullMarked;
