/**
 * Words: what a person reads, in English, Indonesian and Chinese. Core knows fields; this package
 * knows how they are said, how wide they are on a screen, and how hostile text is shown safely.
 *
 * <p>ICU4J is loaded only where it is needed (plurals, properties of characters beyond Latin,
 * spoofing checks): a command that prints plain sentences starts without it.
 */
@NullMarked
package parley.render;

import org.jspecify.annotations.NullMarked;
