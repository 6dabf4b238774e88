/**
 * The operator's and the auditor's commands. It sees core and render only and speaks to the node
 * over its HTTP interface, so that what verifies is not what is verified. Help and diagnostics are
 * English; results and errors are said in the reader's language.
 */
@NullMarked
package parley.cli;

import org.jspecify.annotations.NullMarked;
