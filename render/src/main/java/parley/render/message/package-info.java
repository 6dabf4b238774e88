/**
 * Entries as numbered messages for a counterpart without a node: by fax, by post, read out over a
 * telephone. After the envelope of formatted messages (field guide), as plain text and as a tagged
 * PDF; the reply code in it is what an answer cites.
 */
@NullMarked
package parley.render.message;

import org.jspecify.annotations.NullMarked;
