@NullMarked
package parley.transcript;

import org.jspecify.annotations.NullMarked;
