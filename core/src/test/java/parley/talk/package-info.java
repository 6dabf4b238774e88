/** Tests of talks: rules, crossings, and that any order of arrival gives the same state. */
@NullMarked
package parley.talk;

import org.jspecify.annotations.NullMarked;
