/**
 * Tables computed from the record: what is open, what was held, how long a line was silent. Every
 * table names its clock, takes the time as an argument and refolds nothing (docs/spec/views.md).
 */
@NullMarked
package parley.view;

import org.jspecify.annotations.NullMarked;
