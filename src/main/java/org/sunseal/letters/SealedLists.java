package org.sunseal.letters;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.letters.SealedFacts.Name;

/**
 * Lists whose members nobody can read or count, not in the database either: one can only ask whether somebody one names
 * is on a list one names. Nobody ever leaves a list.
 */
@ApplicationScoped
public class SealedLists {
    private static final String KIND = "member";

    private final SealedFacts facts;

    SealedLists(SealedFacts facts) {
        this.facts = facts;
    }

    /** Puts somebody on a list; again changes nothing. */
    public void join(String list, Member member) {
        facts.keep(name(list, member.key()), Map.of());
    }

    public boolean has(String list, Member member) {
        return !facts.known(Set.of(name(list, member.key()))).isEmpty();
    }

    /** Those of the lists that have at least one of the members. */
    Set<String> having(Collection<String> lists, Collection<? extends Member> members) {
        return facts
                .known(lists.stream()
                        .flatMap(list -> members.stream().map(member -> name(list, member.key())))
                        .toList())
                .stream()
                .map(found -> found.parts().getFirst())
                .collect(Collectors.toSet());
    }

    /** Those of the members that are on the list, by {@link Member#key}. */
    Set<String> membersAmong(String list, Collection<? extends Member> members) {
        return facts
                .known(members.stream().map(member -> name(list, member.key())).toList())
                .stream()
                .map(found -> found.parts().getLast())
                .collect(Collectors.toSet());
    }

    private static Name name(String list, String member) {
        return Name.of(KIND, list, member);
    }
}
