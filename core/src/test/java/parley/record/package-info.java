/** Tests of the record's bytes. */
@org.jspecify.annotations.NullMarked
package parley.record;
