/** Micro-benchmarks of what is done to every entry. */
@NullMarked
package parley.view.jmh;

import org.jspecify.annotations.NullMarked;
