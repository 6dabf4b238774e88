package parley.render.message;

import parley.log.Hash;
import parley.record.Entry;
import parley.record.Origin;
import parley.record.ReplyCode;

/**
 * An entry to be sent on paper or read out.
 *
 * @param entry the act, of whatever kind
 * @param index its place in its log
 * @param leaf its leaf hash, which the reply code is made of
 * @param from how the sender is called on the envelope
 * @param to how the addressee is called
 * @param remarks in the author's words, or empty
 */
public record Outgoing(Entry entry, long index, Hash leaf, String from, String to, String remarks) {

  /** The message number, unique on the line: {@code us/theatre/1/17}. */
  public String number() {
    return number(entry.origin(), index);
  }

  /** The code that an answer cites. */
  public String replyCode() {
    return ReplyCode.of(leaf).text();
  }

  static String number(Origin origin, long index) {
    return origin.party() + "/" + origin.lineName() + "/" + origin.epoch() + "/" + index;
  }
}
