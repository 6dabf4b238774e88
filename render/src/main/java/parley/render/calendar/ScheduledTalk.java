package parley.render.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a diary needs to know of a talk.
 *
 * @param uid the same for every version of this talk, such as its id in the record
 * @param sequence 0 for the terms first scheduled; grows with each change
 * @param cancelled whether it will not be held: the diary strikes it out
 * @param stamp when these terms were stated
 * @param span when it is
 * @param ours the time zone the reader's side is in
 * @param theirs the other side's
 * @param form token, such as {@code phone-call}
 * @param occasion what it is on the sidelines of, or empty
 * @param place in words, or empty
 * @param organiser who invites
 * @param participants everybody else, by name or post
 * @param text what else is to be known, or empty
 */
public record ScheduledTalk(
    String uid,
    int sequence,
    boolean cancelled,
    Instant stamp,
    Span span,
    ZoneId ours,
    ZoneId theirs,
    String form,
    String occasion,
    String place,
    String organiser,
    List<String> participants,
    String text) {
  public ScheduledTalk {
    participants = List.copyOf(participants);
  }
}
