/** Tests of outcomes and commitments. */
@org.jspecify.annotations.NullMarked
package parley.commitment;
