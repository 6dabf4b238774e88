/** Views, each on a small story with exact cells. */
@NullMarked
package parley.view;

import org.jspecify.annotations.NullMarked;
