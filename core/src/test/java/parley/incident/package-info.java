/** Tests of incidents and of what is foreseen. */
@org.jspecify.annotations.NullMarked
package parley.incident;
