/**
 * iCalendar files (RFC 5545, RFC 5546) of talks: out as a copy for a diary, in as proposed terms.
 * The library writes and splits lines; times, time zones and bounds are decided here, so that a
 * file of unknown origin makes nothing happen: no alarm, no attachment, no look-up of a time zone.
 */
@NullMarked
package parley.render.calendar;

import org.jspecify.annotations.NullMarked;
