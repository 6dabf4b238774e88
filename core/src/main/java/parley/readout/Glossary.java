package parley.readout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Critical terms by their poles: words that a slip in a translation turns into their contrary. A
 * row is one contrast; {@code *} stands for any letters.
 */
final class Glossary {
  private static final String CONTRASTS =
      """
      carried-out: carried out, carry out, carries out, conducted, melaksanakan, dilaksanakan, 开展, 进行了\
       | suspended: froze, frozen, freez*, suspend*, *beku*, *angguhk*, 冻结, 暂停, 中止\
       | cancelled: cancel*, called off, scrapped, *batal*, 取消\
       | postponed: postpon*, delayed, put off, *tunda*, menunda*, penundaan, 推迟, 延期, 延后\
       | resumed: resum*, restor*, reopen*, dipulihkan, memulihkan, pemulihan, 恢复, 重启
      agreed: agree*, accepted, consent*, *sepakat*, *setuju*, *nyetuju*, 同意, 达成\
       | refused: refus*, reject*, declin*, ditolak, menolak, penolakan, 拒绝
      supported: support*, *dukung*, 支持 | opposed: oppos*, menentang, ditentang, 反对
      confirmed: confirm*, *onfirmasi, membenarkan, 证实, 确认 | denied: denied, denies, deny, *bantah*, 否认
      welcomed: welcom*, disambut, menyambut, 欢迎 | condemned: condemn*, *ecam, *ngutuk*, dikutuk, 谴责
      raised: increas*, meningkatkan, 增加 | reduced: reduc*, decreas*, mengurangi, menurunkan, 减少
      allowed: allow*, permit*, *izinkan, 允许 | forbidden: forbid*, ban, bans, banned, *larang*, 禁止
      found: discover*, *emuan, *emukan, 发现 | shot-down: shooting*, shot down, *embak*, 击落
      deliberate: deliberate*, intentional*, sengaja, 故意 | accidental: accident*, unintention*, 意外
      """;

  private static final String LATIN_NOT =
      "(?:\\b(?:not|never|no|without|neither|nor|cannot|tidak|bukan|belum|tanpa|jangan|tak)"
          + "|n['’]t)(?:[ \\u00a0]\\p{L}+){0,2}[ \\u00a0]$";
  private static final String HAN_NOT = "(?:(?!不仅|不断|不久)[不没未无]|否)[\\p{IsHan}]{0,2}$";
  private static final Pattern NOT =
      Pattern.compile(LATIN_NOT + "|" + HAN_NOT, Pattern.CASE_INSENSITIVE);
  private static final int WINDOW = 40;

  /** A term found in a text. */
  private record Hit(int from, int to, boolean negated) {}

  /** One contrast: the terms of each pole. */
  private static final List<Map<String, Pattern>> ALL =
      CONTRASTS.lines().map(Glossary::contrast).toList();

  private Glossary() {}

  private static Map<String, Pattern> contrast(String row) {
    Map<String, Pattern> poles = new LinkedHashMap<>();
    for (String pole : row.split("\\|", -1)) {
      String[] parts = pole.strip().split(": ", 2);
      poles.put(parts[0], pattern(parts[1].split(", ")));
    }
    return poles;
  }

  private static Pattern pattern(String[] terms) {
    List<String> regex = new ArrayList<>();
    for (String term : terms) {
      boolean latin = term.codePoints().allMatch(c -> c < 0x80);
      regex.add(latin ? "(?<!\\p{L})" + term.replace("*", "\\p{L}*") + "(?!\\p{L})" : term);
    }
    return Pattern.compile(String.join("|", regex), Pattern.CASE_INSENSITIVE);
  }

  static List<String> poles() {
    return ALL.stream().flatMap(contrast -> contrast.keySet().stream()).toList();
  }

  /** What one account says against the other by a contrary term, or by denying the same one. */
  static List<Finding> between(Account one, Account other) {
    List<Finding> found = new ArrayList<>();
    for (Map<String, Pattern> contrast : ALL) {
      Map<String, List<Hit>> here = hits(contrast, one);
      Map<String, List<Hit>> there = hits(contrast, other);
      String contrary =
          there.keySet().stream()
              .filter(pole -> !here.containsKey(pole) && isSaid(there, pole))
              .collect(Collectors.joining(" "));
      here.forEach(
          (pole, hits) -> {
            if (there.containsKey(pole)) {
              denial(one, hits, there.get(pole), found);
            } else if (!contrary.isEmpty() && isSaid(here, pole)) {
              add(Finding.Sort.TERM, one, hits.getFirst(), contrary, found);
            }
          });
    }
    return found;
  }

  private static void denial(Account in, List<Hit> here, List<Hit> there, List<Finding> found) {
    boolean negated = here.stream().allMatch(Hit::negated);
    if (negated && there.stream().noneMatch(Hit::negated)) {
      add(Finding.Sort.NEGATION, in, here.getFirst(), "plain", found);
    } else if (there.stream().allMatch(Hit::negated) && here.stream().noneMatch(Hit::negated)) {
      add(Finding.Sort.NEGATION, in, here.getFirst(), "negated", found);
    }
  }

  private static void add(
      Finding.Sort sort, Account in, Hit hit, String expected, List<Finding> found) {
    found.add(Finding.at(sort, in, hit.from, hit.to, expected));
  }

  private static boolean isSaid(Map<String, List<Hit>> hits, String pole) {
    return hits.getOrDefault(pole, List.of()).stream().anyMatch(hit -> !hit.negated);
  }

  private static Map<String, List<Hit>> hits(Map<String, Pattern> contrast, Account in) {
    Map<String, List<Hit>> hits = new TreeMap<>();
    contrast.forEach(
        (pole, pattern) -> {
          Matcher at = pattern.matcher(in.text());
          while (at.find()) {
            String before = in.text().substring(Math.max(0, at.start() - WINDOW), at.start());
            hits.computeIfAbsent(pole, p -> new ArrayList<>())
                .add(new Hit(at.start(), at.end(), NOT.matcher(before).find()));
          }
        });
    return hits;
  }
}
