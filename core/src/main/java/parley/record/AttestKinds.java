package parley.record;

import static parley.record.Kind.Author.HOLDER;
import static parley.record.Kind.Author.PARTY;
import static parley.record.Kind.Trait.ALWAYS_REAL;
import static parley.record.Kind.Trait.BEFORE_CHARTER;
import static parley.record.Kind.Trait.CORE;
import static parley.record.Kind.Trait.LARGE;
import static parley.record.Kind.Trait.RE;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.LONG;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.TIME;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.WHEN;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.List;
import java.util.Set;
import parley.log.MalformedException;

/** Kinds by which a party without a node takes part, and by which it is taken in later. */
final class AttestKinds {
  private static final Shape MEDIUM =
      new Shape.OneOf(
          List.of("in-person", "telephone", "radio", "fax", "e-mail", "note", "messenger"));

  private AttestKinds() {}

  private static void replyCode(String text, String where) throws MalformedException {
    if (!ReplyCode.parse(text).text().equals(text)) {
      throw new MalformedException(where + ": a reply code in its one form expected");
    }
  }

  static List<Kind> all() {
    return List.of(
        new Kind(
            Attested.KIND,
            Set.of(HOLDER),
            Set.of(),
            List.of(
                must("for", PARTY_NAME),
                must("kind", TOKEN),
                must("body", new Shape.AnyObject()),
                must("medium", MEDIUM),
                must("when", WHEN),
                may("time", TIME),
                may("post", TOKEN),
                may("person", LINE),
                may("text", LONG),
                may("language", LANGUAGE),
                may("reply-code", new Shape.Form(AttestKinds::replyCode)))),
        new Kind("assent", Set.of(HOLDER), Set.of(CORE, RE), List.of(may("text", LONG))),
        new Kind(
            "dispute",
            Set.of(HOLDER),
            Set.of(CORE, RE),
            List.of(may("reason", LONG), may("reason-not-given", new Shape.Flag()))),
        new Kind(
            "pairing",
            Set.of(PARTY),
            Set.of(CORE, BEFORE_CHARTER, LARGE, ALWAYS_REAL),
            List.of(must("card", new Shape.Text(Limits.CARD_CHARS)))));
  }
}
