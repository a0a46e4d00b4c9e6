package org.sunseal.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.Party;
import org.sunseal.letters.SealedFacts.Name;

/**
 * The letters of one account: those to itself, to its organisation, to the roles it bears, and to the lists it or its
 * organisation is on. That is worked out whenever it is asked, so no row ties a reader to a lot; what was read is a
 * sealed fact for the same reason.
 */
@ApplicationScoped
public class Inbox {
    private static final String READ = "read";

    private final Letters letters;
    private final SealedLists lists;
    private final SealedFacts facts;
    private final Accounts accounts;

    Inbox(Letters letters, SealedLists lists, SealedFacts facts, Accounts accounts) {
        this.letters = letters;
        this.lists = lists;
        this.facts = facts;
        this.accounts = accounts;
    }

    /** A letter as its reader has it. */
    public record Received(Letter letter, boolean read) {}

    /** One page, newest first; pages count from 0. */
    @Transactional
    public List<Received> of(Party reader, int page, int size) {
        var account = reader.account();
        var members = members(account);
        var audiences = new ArrayList<>(openAudiences(reader, members));
        lists.having(letters.lists(), members).forEach(list -> audiences.add(Audience.LIST + list));
        var found = letters.of(audiences, page, size);
        var read = facts.known(
                found.stream().map(letter -> mark(letter.id(), account)).toList());
        return found.stream()
                .map(letter -> new Received(letter, read.contains(mark(letter.id(), account))))
                .toList();
    }

    /**
     * Notes that the reader has read a letter; again changes nothing.
     *
     * @throws org.sunseal.kernel.Refused {@code no-such-letter} also for a letter of others
     */
    @Transactional
    public void markRead(Party reader, UUID id) {
        var letter = letters.get(id);
        var members = members(reader.account());
        var isFor = letter.isForList()
                ? !lists.having(List.of(letter.list()), members).isEmpty()
                : openAudiences(reader, members).contains(letter.audience());
        if (!isFor) {
            throw Letters.none(id);
        }
        facts.keep(mark(id, reader.account()), Map.of());
    }

    private static List<String> openAudiences(Party reader, List<Member> members) {
        return Stream.concat(
                        members.stream().map(Member::key),
                        reader.roles().stream().map(role -> Audience.role(role).key()))
                .toList();
    }

    private List<Member> members(String account) {
        var members = new ArrayList<Member>(List.of(Member.account(account)));
        accounts.findByIdOptional(account)
                .flatMap(Account::organisation)
                .ifPresent(organisation -> members.add(Member.organisation(organisation)));
        return members;
    }

    private static Name mark(UUID letter, String account) {
        return Name.of(READ, letter.toString(), account);
    }
}
