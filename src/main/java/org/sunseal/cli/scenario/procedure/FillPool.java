package org.sunseal.cli.scenario.procedure;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.cli.scenario.Cast;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.KeyFiles;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;

/**
 * The centre admits experts into the pool, and each joins its account by signing for it with its own key. Who is in the
 * pool stays there: then the expert comes back with the key it has, and only says anew when it can be drawn.
 */
public final class FillPool {
    private static final Duration READY = Duration.ofDays(365);
    private static final String REGION = "330100";
    /** Bids for works and for goods. */
    private static final int BUSY_BIDDER = 5;

    /** An invented person; the employer's code is well-formed and, but for a bidder's, belongs to nobody. */
    private record Person(String name, String employer, List<String> specialties) {}

    private static final String DESIGN_INSTITUTE = "12310000MB0X20010H";
    private static final String POLYTECHNIC = "12310000MB0X20022Q";
    private static final String SURVEYORS = "91310000MA1FL2003E";
    private static final String ENGINEERS = "91310000MA1FL2004H";
    private static final String LABORATORY = "91310000MA1FL2005L";
    private static final List<String> BUILDERS = List.of(ExpertPool.WORKS, ExpertPool.COSTS);
    private static final List<String> BUYERS = List.of(ExpertPool.GOODS, ExpertPool.COSTS);
    private static final List<String> ALL_ROUND = List.of(ExpertPool.WORKS, ExpertPool.GOODS, ExpertPool.COSTS);
    private static final List<Person> PEOPLE = List.of(
            new Person("Amber Quill", DESIGN_INSTITUTE, BUILDERS),
            new Person("Basil Thornfield", DESIGN_INSTITUTE, ALL_ROUND),
            new Person("Clover Reedbank", DESIGN_INSTITUTE, ALL_ROUND),
            new Person("Dale Rushlake", POLYTECHNIC, BUYERS),
            new Person("Ember Valewood", POLYTECHNIC, ALL_ROUND),
            new Person("Flint Marshgate", POLYTECHNIC, ALL_ROUND),
            new Person("Gale Moorland", SURVEYORS, BUILDERS),
            new Person("Heath Stonebrook", SURVEYORS, ALL_ROUND),
            new Person("Iris Fenbridge", SURVEYORS, ALL_ROUND),
            new Person("Jasper Millfield", ENGINEERS, BUYERS),
            new Person("Lark Overhill", ENGINEERS, ALL_ROUND),
            new Person("Moss Underwood", ENGINEERS, ALL_ROUND),
            new Person("Opal Lakeshore", LABORATORY, ALL_ROUND),
            new Person("Pearl Greenway", LABORATORY, ALL_ROUND));

    private final Ensemble ensemble;
    private final KeyFiles kept;

    public FillPool(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.kept = KeyFiles.ofExperts(ensemble.setting());
    }

    /** Leaves fifteen experts who can be drawn for a year. */
    public ExpertPool play() {
        var told = ensemble.told();
        told.act("The centre fills the pool of experts");
        var people = new ArrayList<>(PEOPLE);
        var bidder = ensemble.cast().bidder(BUSY_BIDDER);
        people.add(new Person("Rowan Highmeadow", bidder.creditCode(), ALL_ROUND));
        told.step("Each of %d signs for its account with its own key".formatted(people.size()));
        var experts = new ArrayList<Expert>();
        var admitted = 0;
        for (var i = 0; i < people.size(); i++) {
            var account = "expert%d".formatted(i + 1);
            var api = Cast.logIn(ensemble.setting(), account);
            var known = isJoined(api);
            var expert = new Expert(
                    account, people.get(i).name(), api, known ? keptKey(account) : admit(account, people.get(i), api));
            admitted += known ? 0 : 1;
            saysWhen(expert);
            experts.add(expert);
        }
        told.seen("%d admitted, %d known already; all say when they can come"
                .formatted(admitted, experts.size() - admitted));
        told.seen("%s works for %s and must not judge its bids"
                .formatted(experts.getLast().name(), bidder.name()));
        return new ExpertPool(experts, new ExpertPool.Employed(experts.getLast(), bidder.creditCode()));
    }

    private static boolean isJoined(ApiClient api) {
        try {
            api.get("/api/experts/me");
            return true;
        } catch (ApiProblem e) {
            if (e.code().equals("not-an-expert")) {
                return false;
            }
            throw e;
        }
    }

    private Signer admit(String account, Person person, ApiClient api) {
        var signer = ensemble.cast().certify(person.name(), account);
        kept.keep(account, signer); // the account stays tied to this key
        var since = LocalDate.ofInstant(ensemble.clocks().now(), ZoneOffset.UTC).minusYears(6);
        var employment = Map.of("creditCode", person.employer(), "from", since.toString());
        var entry = new HashMap<String, Object>();
        entry.put("name", person.name());
        entry.put("specialties", person.specialties());
        entry.put("region", REGION);
        entry.put("employments", List.of(employment));
        entry.put("certificate", Certificates.der(signer.certificate()));
        ensemble.centre().post("/api/experts", entry);
        var statement = api.get("/api/experts/me/statement").bytes("statement");
        api.post("/api/experts/me", Map.of("proof", DetachedSignature.sign(statement, signer)));
        return signer;
    }

    private Signer keptKey(String account) {
        return kept.of(account)
                .orElseThrow(
                        () -> new Deviation("%s belongs to an expert whose key %s is gone; `demo reset` starts anew"
                                .formatted(account, kept.file(account))));
    }

    private void saysWhen(Expert expert) {
        var now = ensemble.clocks().now();
        var span = Map.of("from", Times.format(now), "until", Times.format(now.plus(READY)));
        expert.api().put("/api/experts/me/availability", Map.of("spans", List.of(span)));
    }
}
