package org.sunseal.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text as words to search by: a dictionary cuts Chinese into words, everything else ends at blanks and signs. Answers
 * are in the spelling of PostgreSQL's {@code tsvector} and {@code tsquery}.
 */
final class Words {
    /** PostgreSQL takes 2046 bytes; nothing longer is a word. */
    private static final int LONGEST_WORD = 200;

    /** In characters, unless they are Chinese: too many words begin with one or two letters to read them all. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What a database keeps in no text: NUL, and halves of characters. */
    private static final Pattern UNSTORABLE = Pattern.compile("\\x00|\\p{Cs}");

    private static final Analyzer CHINESE = new SmartChineseAnalyzer();

    private Words() {}

    /** The words of a text in their order, in lower case. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        try (var stream = CHINESE.tokenStream("text", storable(text))) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (word.length() <= LONGEST_WORD) {
                    words.add(word.toString());
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory is always readable", e);
        }
        return words;
    }

    /** Text of others with blanks in place of what no database can keep. */
    static String storable(String foreign) {
        return UNSTORABLE.matcher(foreign).replaceAll(" ");
    }

    /**
     * A {@code tsvector}. What is found in the titles weighs more, and there one character of Chinese is enough: the
     * dictionary takes 大桥 for one word, people look for 桥.
     *
     * @param codes found whole, or by how they begin
     */
    static String vector(List<String> codes, List<String> titles, String text) {
        var places = new LinkedHashMap<String, List<String>>();
        var at = 0;
        for (var title : titles) {
            for (var word : of(title)) {
                at++;
                place(places, word, at + "A");
            }
            characters(title).forEach(character -> place(places, character, "1B"));
        }
        for (var word : of(text)) {
            at++;
            place(places, word, at + "D");
        }
        codes.forEach(code -> place(places, code.toLowerCase(Locale.ROOT), "1A"));
        return places.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + String.join(",", each.getValue()))
                .collect(Collectors.joining(" "));
    }

    /**
     * A {@code tsquery}: every part between blanks has to be there, as a word or code that begins with it, by all of its
     * words, or, for the dictionary may cut a title otherwise, by all of its characters of Chinese in the titles.
     */
    static String query(String asked) {
        return parts(asked).map(Words::part).collect(Collectors.joining(" & "));
    }

    private static String part(String part) {
        var ways = new LinkedHashSet<String>();
        var isTooShort = part.length() < (isChinese(part.charAt(0)) ? 2 : SHORTEST_BEGINNING);
        ways.add(quoted(part.toLowerCase(Locale.ROOT)) + (isTooShort ? "" : ":*"));
        ways.add(all(of(part)));
        if (part.chars().allMatch(character -> isChinese((char) character))) {
            ways.add(all(characters(part).toList()));
        }
        ways.remove("");
        return ways.stream().collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String all(List<String> words) {
        var joined = words.stream().map(Words::quoted).collect(Collectors.joining(" & "));
        return words.size() > 1 ? "(" + joined + ")" : joined;
    }

    /**
     * Everything that is to be marked where it occurs in a text that was found: the parts, and their words. A single
     * letter out of a code would mark half the text.
     */
    static List<String> sought(String asked) {
        return parts(asked)
                .flatMap(part -> Stream.concat(
                        Stream.of(part),
                        of(part).stream().filter(word -> word.length() > 1 || isChinese(word.charAt(0)))))
                .distinct()
                .toList();
    }

    private static Stream<String> parts(String asked) {
        return Arrays.stream(BLANKS.split(storable(asked).strip())).filter(part -> !part.isEmpty());
    }

    private static Stream<String> characters(String title) {
        return IntStream.range(0, title.length())
                .filter(at -> isChinese(title.charAt(at)))
                .mapToObj(at -> title.substring(at, at + 1))
                .distinct();
    }

    private static boolean isChinese(char character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static void place(Map<String, List<String>> places, String word, String place) {
        if (!word.isEmpty() && word.length() <= LONGEST_WORD) {
            places.computeIfAbsent(word, none -> new ArrayList<>()).add(place);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
