/** Tests of the fold, and the fixture in which they tell their stories. */
@org.jspecify.annotations.NullMarked
package parley.line;
