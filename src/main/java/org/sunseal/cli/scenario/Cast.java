package org.sunseal.cli.scenario;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.ldap.Rdn;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;

/**
 * Everybody who acts, each with an account of the demonstration, a registered organisation and a registered certificate.
 * An account that has an organisation and a key already keeps them, so a scenario may be played again.
 */
public final class Cast {
    /** An invented organisation; the codes are well-formed and belong to nobody. */
    private record Role(String account, String kind, String name, String creditCode, boolean rsa) {}

    private static final List<Role> BIDDERS = List.of(
            new Role("bidder1", "bidder", "Aster Construction", "91310000MA1FL10011", false),
            new Role("bidder2", "bidder", "Birch Civil Works", "91310000MA1FL10024", true),
            new Role("bidder3", "bidder", "Cedar Bridges", "91310000MA1FL10037", false),
            new Role("bidder4", "bidder", "Dogwood Infrastructure", "91310000MA1FL1004A", false),
            new Role("bidder5", "bidder", "Elm Municipal Builders", "91310000MA1FL1005D", false),
            new Role("bidder6", "bidder", "Fir Landscaping", "91310000MA1FL1006G", false),
            new Role("bidder7", "bidder", "Ginkgo Gardens", "91310000MA1FL1007K", true));
    private static final Role EIGHTH_BIDDER =
            new Role("bidder8", "bidder", "Hazel Office Supplies", "91310000MA1FL10112", false);
    private static final Role AGENCY =
            new Role("agency1", "agency", "Harbour Tendering Agency", "91310000MA1FL1008N", false);
    private static final Role TENDEREE =
            new Role("tenderee1", "tenderee", "City Works Bureau", "91310000MA1FL1009R", false);
    private static final Role BUYER =
            new Role("tenderee2", "tenderee", "City Archive Office", "91310000MA1FL10125", false);
    private static final Role REGULATOR =
            new Role("regulator1", "regulator", "Trading Oversight Office", "91310000MA1FL1010Y", false);

    private final Setting setting;
    private final KeyFiles kept;
    private final Instant now;
    private final Actor agency;
    private final List<Actor> tenderees;
    private final Actor regulator;
    private final List<Actor> bidders;

    /**
     * Agency, tenderee, regulator and seven bidders.
     *
     * @param now the platform's time, from which new certificates count
     */
    public Cast(Setting setting, Instant now) {
        this(setting, now, List.of(TENDEREE), BIDDERS);
    }

    private Cast(Setting setting, Instant now, List<Role> tenderees, List<Role> bidders) {
        this.setting = setting;
        this.kept = KeyFiles.ofAccounts(setting);
        this.now = now;
        this.agency = engage(AGENCY);
        this.tenderees = tenderees.stream().map(this::engage).toList();
        this.regulator = engageRegulator();
        this.bidders = bidders.stream().map(this::engage).toList();
    }

    /** The same with a procuring entity beside the tenderee, and an eighth bidder. */
    public static Cast withBuyer(Setting setting, Instant now) {
        return new Cast(
                setting,
                now,
                List.of(TENDEREE, BUYER),
                Stream.concat(BIDDERS.stream(), Stream.of(EIGHTH_BIDDER)).toList());
    }

    public Actor agency() {
        return agency;
    }

    /** Holds engineering's tenders. */
    public Actor tenderee() {
        return tenderees.getFirst();
    }

    /** The procuring entity, in a cast that has one. */
    public Actor buyer() {
        return tenderees.get(1);
    }

    /** Signs with the key the trustees' register names. */
    public Actor regulator() {
        return regulator;
    }

    /** Bidder 1 to 7, or to 8 beside a buyer. */
    public Actor bidder(int number) {
        return bidders.get(number - 1);
    }

    /** All who act, for the spectator. */
    public List<Actor> all() {
        var all = new ArrayList<>(List.of(agency));
        all.addAll(tenderees);
        all.add(regulator);
        all.addAll(bidders);
        return all;
    }

    /** The platform with the token of an account; passwords of the demonstration are the account names. */
    public static ApiClient logIn(Setting setting, String account) {
        return ApiClient.with(
                setting.platform(), AccessToken.directGrant(setting.issuer(), account, account.toCharArray()));
    }

    private Actor engage(Role role) {
        var api = logIn(setting, role.account());
        var registered = organisation(api);
        var own = registered.orElseGet(() -> register(api, role));
        return registered
                .flatMap(known -> kept.lasting(role.account(), now))
                .map(signer -> new Actor(role.account(), own.name(), own.creditCode(), api, signer))
                .orElseGet(() -> withNewKey(role, own, api));
    }

    private Actor withNewKey(Role role, Organisation own, ApiClient api) {
        var keys = role.rsa() ? Keys.rsa3072() : Keys.ecP256();
        var signer = certified(keys, own.name(), own.creditCode(), role.rsa() ? 1 : 2);
        var actor = new Actor(role.account(), own.name(), own.creditCode(), api, signer);
        registerCertificate(actor);
        kept.keep(role.account(), signer); // last, so that a kept key is a registered one
        return actor;
    }

    private Actor engageRegulator() {
        var api = logIn(setting, REGULATOR.account());
        var own = organisation(api).orElseGet(() -> register(api, REGULATOR));
        kept.keep(REGULATOR.account(), setting.regulator());
        return new Actor(REGULATOR.account(), own.name(), own.creditCode(), api, setting.regulator());
    }

    private record Organisation(String name, String creditCode) {}

    private static Optional<Organisation> organisation(ApiClient api) {
        try {
            var mine = api.get("/api/organisations/mine");
            return Optional.of(new Organisation(mine.text("name"), mine.text("creditCode")));
        } catch (ApiProblem e) {
            if (e.code().equals("no-organisation")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Organisation register(ApiClient api, Role role) {
        api.post(
                "/api/organisations",
                Map.of("name", role.name(), "creditCode", role.creditCode(), "kind", role.kind()));
        return new Organisation(role.name(), role.creditCode());
    }

    /** A fresh key with a certificate for somebody without an organisation, such as an expert. */
    public Signer certify(String name, String number) {
        return certified(Keys.ecP256(), name, number, 2);
    }

    private Signer certified(KeyPair keys, String name, String number, int authorityNumber) {
        var authority = setting.authority(authorityNumber);
        var subject = "C=CN,O=%1$s,SERIALNUMBER=%2$s,CN=%1$s".formatted(Rdn.escapeValue(name), number);
        var certificate = Certificates.issue(
                authority,
                Certificates.request(keys, subject),
                Usage.SIGNING,
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(730)),
                Optional.of(setting.revocationList(authorityNumber).toString()));
        return new Signer(keys.getPrivate(), certificate, List.of(authority.certificate()));
    }

    private static void registerCertificate(Actor actor) {
        var nonce = actor.api().get("/api/certificates/challenge").text("nonce");
        var claim = "sunseal-pop\n%s\n%s".formatted(actor.creditCode(), nonce);
        var proof = DetachedSignature.sign(claim.getBytes(StandardCharsets.US_ASCII), actor.signer());
        actor.api()
                .post(
                        "/api/certificates",
                        Map.of(
                                "certificate",
                                Certificates.der(actor.signer().certificate()),
                                "chain",
                                actor.signer().chain().stream()
                                        .map(Certificates::der)
                                        .toList(),
                                "proof",
                                proof,
                                "nonce",
                                nonce));
    }
}
