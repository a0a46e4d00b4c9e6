package org.sunseal.portal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sunseal.trade.Region;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** Something a list can be narrowed by. Several values of one are alternatives; different ones all have to fit. */
enum Dimension {
    /** The sort of trade. */
    KIND(names(TradeKind.values())),

    /** Where the lot lies; a division takes in all that lie in it, the whole country only what is registered for it. */
    REGION(List.of()) {
        @Override
        boolean knows(String value) {
            return value.equals(COUNTRY) || value.matches("[1-9][0-9]{5}");
        }

        @Override
        boolean takesIn(String chosen, String value) {
            return chosen.equals(value) || offers(value).anyMatch(chosen::equals);
        }

        @Override
        Stream<String> offers(String value) {
            return new Region(value)
                    .upwards().stream()
                            .map(Region::code)
                            .filter(code -> value.equals(COUNTRY) || !code.equals(COUNTRY));
        }

        @Override
        void narrow(Query query, Collection<String> chosen, Day day) {
            query.and(
                    "and region like any(?)",
                    chosen.stream()
                            .map(code -> code.replaceFirst("(00)+$", "") + "%")
                            .toList());
        }
    },

    /** Where the lot stands. */
    STAGE(names(Stage.values())),

    /** How soon bids are due; who looks at the next 7 days means today as well. */
    DUE(List.of("today", "7d", "30d")) {
        @Override
        boolean takesIn(String chosen, String value) {
            return named().contains(value) && named().indexOf(value) <= named().indexOf(chosen);
        }

        @Override
        Stream<String> offers(String value) {
            return named().stream().filter(chosen -> takesIn(chosen, value));
        }

        @Override
        void narrow(Query query, Collection<String> chosen, Day day) {
            var latest = chosen.stream().max((a, b) -> named().indexOf(a) - named().indexOf(b));
            query.and("and deadline > ? and deadline < ?", day.now(), day.endOf(latest.orElseThrow()));
        }
    },

    /** What was announced about an outcome. */
    SUBJECT(List.of("candidates", "result", "contract"));

    private static final String COUNTRY = "CN";

    @SuppressWarnings("ImmutableEnumChecker") // no list that comes in here can be changed
    private final List<String> values;

    Dimension(List<String> values) {
        this.values = values;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** Its name as a filter, and as a column. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every value, in the order it is shown; none where there are too many to name. */
    List<String> named() {
        return values;
    }

    boolean knows(String value) {
        return values.contains(value);
    }

    /** Whether something of that value is shown when this one is chosen. */
    boolean takesIn(String chosen, String value) {
        return chosen.equals(value);
    }

    /** What can be chosen to see something of that value. */
    Stream<String> offers(String value) {
        return Stream.of(value);
    }

    /** Adds the condition to a query whose {@code where} has begun. */
    void narrow(Query query, Collection<String> chosen, Day day) {
        query.and("and " + parameter() + " = any(?)", chosen);
    }

    /** For people who chose something that is not there. */
    String expected() {
        return this == REGION
                ? "a six-digit division code or CN"
                : values.stream().collect(Collectors.joining(", "));
    }
}
