/**
 * Following a counterpart's log as a pure state machine over opaque bytes: a receipt proves bytes,
 * not meaning (record.md §4). The messages of the link are read and printed here.
 */
@NullMarked
package parley.mirror;

import org.jspecify.annotations.NullMarked;
