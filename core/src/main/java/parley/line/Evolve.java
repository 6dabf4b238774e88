package parley.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Ref;
import parley.record.SignerId;

/** What an act that is in order changes (docs/spec/fold.md, "Kinds"). */
final class Evolve {
  /** One answer that is attested and one that is signed may come in either order. */
  private static final Comparator<Said> EARLIER =
      Comparator.comparing((Said s) -> s.entry().at()).thenComparing(Comparator.naturalOrder());

  private final LineBook book;
  private final Suite suite;
  private final Shared shared = new Shared();

  Evolve(LineBook book, Suite suite) {
    this.book = book;
    this.suite = suite;
  }

  /** Takes in what counts; of what a suspension stopped, the report goes to its domain alone. */
  void apply(Judge.Act act, Verdict verdict) {
    Attestation attestation = act.attestation();
    if (attestation != null) {
      book.attestations.add(
          act.place(), act.speaker().number, act.kind().name(), attestation.medium());
    }
    Domain domain = book.domain(act.kind().name());
    if (domain != null) {
      domain.apply(book.said(act, !verdict.effective()));
    }
    if (verdict.effective()) {
      apply(act);
    }
  }

  private void apply(Judge.Act act) {
    try {
      switch (act.entry().kind()) {
        case "genesis" -> genesis(act);
        case "pairing" -> pairing(act);
        case "assent", "dispute" -> stance(act);
        case "card" -> act.author().states(Card.parse(act.entry().body().text("card"), suite));
        case "epoch-open" -> epochOpen(act);
        case "epoch-accept" -> epochAccept(act);
        case "charter-propose" -> propose(act);
        case "charter-accept" -> accept(act);
        case "key-grant" -> grant(act);
        case "key-revoke" -> revoke(act);
        case "post" -> post(act);
        case "holder" -> holder(act);
        case "suspend", "terminate" -> stop(act);
        case "agreed-to-resume" -> book.suspensions.keep(book.said(act, false));
        case "resume" -> resume(act);
        case "blob-delete" -> delete(act);
        default -> converse(act);
      }
    } catch (MalformedException e) {
      throw new IllegalStateException("an act in order was checked before", e);
    }
  }

  private void genesis(Judge.Act act) throws MalformedException {
    PartyFold author = act.author();
    Genesis genesis = Genesis.parse(act.entry(), suite);
    Card card = java.util.Objects.requireNonNull(genesis.cards().get(author.party));
    author.states(card);
    author.partyKeys = card.partyKeys();
    genesis.descriptor().absent().forEach(party -> book.absent.add(book.names.indexOf(party)));
    author.opened(act.entry().origin());
  }

  private void pairing(Judge.Act act) throws MalformedException {
    Card card = Card.parse(act.entry().body().text("card"), suite);
    act.author()
        .pinned
        .put(
            book.names.indexOf(card.party()),
            new PartyFold.Pin(act.ordinal(), card.partyKeys(), card.fingerprint()));
  }

  private void stance(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    book.attestations.stance(target, act.author().number, act.kind().name().equals("assent"));
  }

  private void epochOpen(Judge.Act act) throws MalformedException {
    revokeMirror(act);
    String card = act.entry().body().text("card");
    if (!card.isEmpty()) {
      act.author().states(Card.parse(card, suite));
    }
    act.author().opened(act.entry().origin());
  }

  private void epochAccept(Judge.Act act) {
    Json.Obj body = act.entry().body();
    String opened = body.text("opened");
    List<LineBook.Acceptance> given =
        book.acceptances.computeIfAbsent(opened, o -> new ArrayList<>());
    long size = body.object("previous").integer("size", 0);
    given.add(new LineBook.Acceptance(act.author().number, act.ordinal(), size));
    endEpoch(opened);
  }

  /** Openings that cross end one another's old logs, all at once. */
  void cross(List<Crossings.End> ends) {
    for (Crossings.End end : ends) {
      book.early.addAll(end.early());
      end.opener().ends(end.size(), end.opening().origin());
    }
  }

  /**
   * Once every counterpart that must accepted it, the old log ends at the largest size that its
   * party or any of them holds.
   */
  private void endEpoch(String opened) {
    PartyFold opener =
        java.util.Objects.requireNonNull(book.party(opened.substring(0, opened.indexOf('/'))));
    boolean over = opener.ended() || opener.epoch() >= PartyFold.epochOf(opened);
    boolean all =
        book.parties.stream()
            .filter(peer -> book.accepts(opener, opener.facts.size(), peer))
            .allMatch(peer -> book.accepted(opened, peer).isPresent());
    if (over || !all) {
      return;
    }
    PartyFold.Waiting leaf = java.util.Objects.requireNonNull(opener.opening(opened));
    long end = EpochRules.stated(leaf);
    for (LineBook.Acceptance given : book.acceptances.getOrDefault(opened, List.of())) {
      end = Math.max(end, given.size());
    }
    opener.ends(end, leaf.origin());
  }

  private void propose(Judge.Act act) throws MalformedException {
    Charter charter = Charter.parse(act.entry().body().object("charter"));
    book.charters.proposed(act.author().number, act.ordinal(), charter);
  }

  private void accept(Judge.Act act) throws MalformedException {
    Hash hash = Hash.parseBase64(act.entry().body().text("charter"));
    book.charters.accepted(act.author().number, act.ordinal(), hash);
  }

  private static void grant(Judge.Act act) throws MalformedException {
    Json.Obj body = act.entry().body();
    NoteKey key = NoteKey.parse(body.text("key"));
    Grant grant =
        new Grant(
            key,
            word(Grant.Role.class, body.text("role")),
            word(Grant.Home.class, body.text("lives")),
            body.texts("posts"),
            body.texts("duties").stream()
                .map(d -> word(Grant.Duty.class, d.replace('-', '_')))
                .collect(Collectors.toSet()),
            act.ordinal() + 1,
            Long.MAX_VALUE);
    act.author().grants.put(SignerId.of(key), grant);
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(java.util.Locale.ROOT));
  }

  private static void revoke(Judge.Act act) throws MalformedException {
    Json.Obj body = act.entry().body();
    if (body.has("key")) {
      act.author()
          .grants
          .computeIfPresent(
              SignerId.parse(body.text("key"), "key"), (id, g) -> g.revoked(act.ordinal()));
    }
    revokeMirror(act);
  }

  private static void revokeMirror(Judge.Act act) {
    Json.Obj mirror = act.entry().body().object("mirror");
    act.author().mirrors.revoke(mirror);
    for (Json stands : mirror.items("stands")) {
      if (stands instanceof Json.Obj s) {
        act.author().revokedMirrors.put(s.text("origin"), s.integer("size", 0));
      }
    }
  }

  private static void post(Judge.Act act) {
    Json.Obj body = act.entry().body();
    act.author()
        .posts
        .put(
            body.text("name"),
            Json.Obj.EMPTY.with("title", body.object("title")).with("rung", body.text("rung")));
  }

  private void holder(Judge.Act act) {
    Json.Obj body = act.entry().body();
    boolean acting = body.get("acting") instanceof Json.Bool b && b.value();
    act.author()
        .holders
        .put(
            body.text("holds"),
            new Holder(body.text("person"), body.text("name"), acting, act.ordinal()));
    act.author().tenures.add(book.said(act, false));
  }

  private void stop(Judge.Act act) {
    Entry entry = act.entry();
    String from = entry.body().text("from");
    book.suspensions.set(
        new Suspensions.Flag(
            act.speaker().number,
            act.place(),
            List.of(),
            entry.mark(),
            entry.body().texts("kinds"),
            entry.body().texts("topics"),
            entry.body().text("wording"),
            from.isEmpty() ? Long.MIN_VALUE : Instant.parse(from).getEpochSecond(),
            entry.kind().equals("terminate")),
        book.said(act, false));
  }

  private void resume(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    book.suspensions.clear(target, act.place());
    book.suspensions.keep(book.said(act, false));
  }

  /** The act without what does not say when it was. */
  private Said dated(Judge.Act act) {
    Said said = book.said(act, false);
    Json when = said.entry().body().get("when");
    return shared.kept(said, when == null ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("when", when));
  }

  /** What asks starts a clock where it names a time; what speaks of another may be a rung. */
  private void converse(Judge.Act act) {
    Instant answerBy = act.entry().answerBy();
    if (answerBy != null && act.kind().is(Kind.Trait.ASKS)) {
      book.requests.put(
          act.place(),
          new LineBook.Request(
              act.entry().mark(),
              act.kind().name(),
              act.entry().at().getEpochSecond(),
              answerBy.getEpochSecond(),
              new TreeMap<>()));
    }
    if (act.kind().is(Kind.Trait.ASKS) && book.domain(act.kind().name()) == null) {
      book.exchanges.put(act.place(), new LineBook.Exchange(dated(act), new TreeMap<>()));
    }
    Ladder.@Nullable Rung rung = Ladder.Rung.of(act.kind());
    Ref re = act.entry().re();
    if (rung != null && re != null) {
      Target target = book.find(re.origin(), re.index()).orElseThrow();
      act.ladder(book).reach(target, act.speaker().number, rung, act.ordinal());
      LineBook.Request request = book.requests.get(target);
      if (request != null && rung == Ladder.Rung.ANSWERED) {
        // One that is attested and one that is signed may come in either order.
        request.answers().merge(act.speaker().number, act.entry().at().getEpochSecond(), Math::min);
      }
      LineBook.Exchange exchange = book.exchanges.get(target);
      if (exchange != null && rung == Ladder.Rung.ANSWERED) {
        exchange.answers().merge(act.speaker().party, dated(act), BinaryOperator.minBy(EARLIER));
      }
      if (rung == Ladder.Rung.BLOB_STORED) {
        long named = act.entry().body().integer("named", 0);
        long stored = Set.copyOf(act.entry().body().texts("stored")).size();
        act.ladder(book).stored(target, act.speaker().number, Math.min(stored, named));
      }
    }
  }

  private void delete(Judge.Act act) {
    for (String blob : act.entry().body().texts("blobs")) {
      book.deletions.computeIfAbsent(blob, b -> new TreeSet<>()).add(act.author().party);
    }
  }
}
