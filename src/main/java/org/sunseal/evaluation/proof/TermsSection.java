package org.sunseal.evaluation.proof;

import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_MISSING;
import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_UNKNOWN;
import static org.sunseal.evaluation.proof.TermsRefusal.EVALUATION_FIELD_WRONG;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Refused;

/**
 * One object of a lot's terms, read member by member. What is missing or wrong is noted and read as nothing, so that a
 * reader gets to the end and everything wrong is told at once.
 *
 * @param path where the object stands, such as {@code evaluation.price}
 * @param members JSON values: strings, whole numbers, truths, lists and maps
 * @param faults takes what is wrong; one list for all sections
 */
record TermsSection(String path, Map<String, ?> members, List<Refused> faults) {
    String at(String name) {
        return path + "." + name;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable
    TermsSection section(String name) {
        if (members.get(name) instanceof Map<?, ?> map) {
            return within(at(name), map);
        }
        missingOrWrong(name, "an object");
        return null;
    }

    /** An object below this one. */
    TermsSection within(String its, Map<?, ?> map) {
        @SuppressWarnings("unchecked") // JSON knows no other keys than strings
        var named = (Map<String, ?>) map;
        return new TermsSection(its, named, faults);
    }

    @Nullable
    String text(String name) {
        if (members.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        missingOrWrong(name, "a text");
        return null;
    }

    @Nullable
    BigDecimal decimal(String name) {
        if (members.get(name) instanceof String text) {
            var number = Decimals.parse(text);
            if (number.isPresent()) {
                return number.get();
            }
        }
        missingOrWrong(name, "a decimal written as text");
        return null;
    }

    @Nullable
    Integer whole(String name) {
        if (members.get(name) instanceof Long number && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        missingOrWrong(name, "a whole number");
        return null;
    }

    /** The members of a list as text; none where there is no list. */
    List<String> texts(String name) {
        if (!(members.get(name) instanceof List<?> listed)) {
            return List.of();
        }
        return listed.stream().map(String::valueOf).toList();
    }

    /** Notes every member that has another name. */
    void known(Set<String> names) {
        members.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> faults.add(new Refused(
                        EVALUATION_FIELD_UNKNOWN, at(name), "%s: not a field of this method".formatted(at(name)))));
    }

    void missingOrWrong(String name, String wanted) {
        var reason = members.get(name) == null ? EVALUATION_FIELD_MISSING : EVALUATION_FIELD_WRONG;
        var fault = new Refused(reason, at(name), "%s: %s".formatted(at(name), wanted));
        if (faults.stream().noneMatch(known -> known.detail().equals(fault.detail()))) {
            faults.add(fault);
        }
    }

    void wrong(String name, String wanted) {
        faults.add(new Refused(EVALUATION_FIELD_WRONG, at(name), "%s: %s".formatted(at(name), wanted)));
    }

    /** What the formula's own rules refuse is told with the path of this section. */
    <T> @Nullable T built(Supplier<T> building) {
        try {
            return building.get();
        } catch (Refused e) {
            faults.add(new Refused(e.reason(), e.field().map(this::at).orElse(path), e.detail()));
        } catch (InvalidEvidence e) {
            faults.add(new Refused(EVALUATION_FIELD_WRONG, path, e.detail()));
        }
        return null;
    }
}
