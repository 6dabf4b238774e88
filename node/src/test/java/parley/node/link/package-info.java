/** What the link refuses, bounds and survives, proven over loopback. */
@NullMarked
package parley.node.link;

import org.jspecify.annotations.NullMarked;
