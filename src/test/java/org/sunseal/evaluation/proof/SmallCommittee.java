package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.evaluation.formula.SmallFirms;
import org.sunseal.evaluation.proof.CommitteeRules.Competition;
import org.sunseal.evaluation.proof.CommitteeRules.Ground;
import org.sunseal.evaluation.proof.CommitteeRules.LowPriceTrigger;
import org.sunseal.evaluation.proof.CommitteeRules.Yardstick;

/**
 * Five members with keys, four experts and the tenderee's delegate, who evaluate the goods of the worked example (5.4 of
 * the domain reference): price 0.40, technical 45 points, business 15 points and objective, small firms 15 %.
 */
public final class SmallCommittee {
    static final Instant START = Instant.parse("2026-03-03T01:00:00Z");
    static final List<String> MEMBERS = List.of("e1", "e2", "e3", "e4", "d1");
    static final Charge.Place PLACE = new Charge.Place("T-2026-1", "1", 1, 1);
    static final Duration TO_EXPLAIN = Duration.ofHours(2);

    private static final String CLOSE = "ab".repeat(32);
    private static final Map<String, Signer> SIGNERS = signers();

    private final Map<String, Object> section = goods();
    private @Nullable BigDecimal ceiling = new BigDecimal("1200000.00");
    private List<Task.Criterion> qualification = List.of(new Task.Criterion("q1", "营业执照"));
    private Competition competition = new Competition(3, true, "[GPL 36]");
    private boolean delegateMayLead;
    private List<ChargedBid> bids = List.of(
            bid("A", "1000000.00", SmallFirms.NONE),
            bid("B", "1080000.00", SmallFirms.WHOLE),
            bid("C", "950000.00", SmallFirms.NONE));

    public static SmallCommittee forGoods() {
        return new SmallCommittee();
    }

    SmallCommittee over(ChargedBid... charged) {
        bids = List.of(charged);
        return this;
    }

    SmallCommittee withCeiling(@Nullable String price) {
        ceiling = price == null ? null : new BigDecimal(price);
        return this;
    }

    SmallCommittee withQualificationCheckedBefore() {
        qualification = List.of();
        return this;
    }

    /** Few bids are argued about instead of ending the lot by law. */
    SmallCommittee thatArguesAboutCompetition() {
        competition = new Competition(3, false, "[OP1117 13]");
        return this;
    }

    SmallCommittee thatTheDelegateMayLead() {
        delegateMayLead = true;
        return this;
    }

    SmallCommittee byLowestPrice() {
        section.clear();
        section.put("method", "lowest-price");
        return this;
    }

    Charge charge() {
        return new Charge(
                PLACE,
                CLOSE,
                "cd".repeat(32),
                new Task(section, ceiling, qualification, List.of(new Task.Criterion("r1", "投标有效期"))),
                new CommitteeRules(
                        List.of(
                                new Ground("unresponsive", "[TBR 51]", "未实质性响应"),
                                new Ground(Ground.OVER_CEILING, "[TBR 51]", "超过最高限价"),
                                new Ground("below-cost", "[TBR 51]", "低于成本")),
                        List.of(
                                new LowPriceTrigger("LOW-MEAN", Yardstick.MEAN, new BigDecimal("50"), "[GK]"),
                                new LowPriceTrigger("LOW-2ND", Yardstick.SECOND_LOWEST, new BigDecimal("50"), "[GK]"),
                                new LowPriceTrigger("LOW-CEIL", Yardstick.CEILING, new BigDecimal("45"), "[GK]")),
                        competition,
                        TO_EXPLAIN,
                        delegateMayLead),
                MEMBERS.stream()
                        .map(member -> new Charge.CommitteeSeat(
                                member,
                                member.startsWith("d"),
                                "货物",
                                Certificates.sha256(signer(member).certificate())))
                        .toList(),
                bids,
                List.of());
    }

    static ChargedBid bid(String slot, String price, SmallFirms smallFirms) {
        return new ChargedBid(slot, "供应商" + slot, "91630100MA7520000" + slot, new BigDecimal(price), "CNY", smallFirms);
    }

    /** Nobody is seated yet. */
    Sitting called() {
        return Sitting.resumed(charge(), List.of());
    }

    /** All are seated and e1 leads. */
    Sitting seated() {
        var sitting = called();
        for (var member : MEMBERS) {
            sitting = sitting.after(seat(sitting, member));
        }
        for (var member : List.of("e1", "e2", "e3")) {
            sitting = sitting.after(new Act.LeadVote(member, "e1", START));
        }
        return sitting;
    }

    /** Everything asked so far is passed, and the lead has closed the check of prices. */
    Sitting marking() {
        return closed(passed(passed(seated())));
    }

    /** The marks of the worked example are locked and shown. */
    public Sitting aggregated() {
        return shown(locked(marking(), 1, Map.of()), 1, Map.of());
    }

    static Act.Seat seat(Sitting sitting, String member) {
        return seat(sitting, member, signer(member));
    }

    static Act.Seat seat(Sitting sitting, String member, Signer signer) {
        var statement = new RecusalStatement(PLACE, sitting.charge().closeSha256(), member);
        return new Act.Seat(member, SignedMessage.sign(statement.body(), signer), START);
    }

    /** All members pass all that is asked in the present phase; nothing where nothing is. */
    static Sitting passed(Sitting sitting) {
        return voted(sitting, 0, verdict -> verdict);
    }

    interface Change {
        Verdict of(Verdict verdict);
    }

    /** All vote; so many members change each verdict first. */
    static Sitting voted(Sitting before, int changing, Change change) {
        var asked = before.asked();
        var sitting = before;
        for (var i = 0; i < MEMBERS.size() && !asked.isEmpty(); i++) {
            var verdicts = new ArrayList<Verdict>();
            for (var question : asked) {
                var pass = new Verdict(question.bid(), question.item(), true, null, "经评审通过");
                verdicts.add(i < changing ? change.of(pass) : pass);
            }
            sitting = sitting.after(
                    new Act.Ballot(MEMBERS.get(i), asked.getFirst().matter(), verdicts, START.plusSeconds(60)));
        }
        return sitting;
    }

    static Verdict failing(Verdict verdict, String ground) {
        return new Verdict(verdict.bid(), verdict.item(), false, ground, "不满足要求");
    }

    static Sitting closed(Sitting sitting) {
        return sitting.after(new Act.PriceCheck("e1", List.of(), START.plusSeconds(120)));
    }

    static Sitting locked(Sitting before, int attempt, Map<String, Map<String, String>> changed) {
        var sitting = before;
        for (var member : MEMBERS) {
            sitting = sitting.after(lock(sheet(member, attempt, changed)));
        }
        return sitting;
    }

    static Sitting shown(Sitting before, int attempt, Map<String, Map<String, String>> changed) {
        var sitting = before;
        for (var member : MEMBERS) {
            sitting = sitting.after(show(sheet(member, attempt, changed)));
        }
        return sitting;
    }

    static Act.Lock lock(MarkSheet sheet) {
        var lock = new ScoreLock(
                sheet.place(), sheet.member(), sheet.attempt(), ScoreLock.commitment(salt(sheet), sheet.bytes()));
        return new Act.Lock(
                sheet.member(),
                sheet.attempt(),
                SignedMessage.sign(lock.body(), signer(sheet.member())),
                START.plusSeconds(180));
    }

    static Act.Scores show(MarkSheet sheet) {
        return new Act.Scores(
                sheet.member(), sheet.attempt(), salt(sheet), sheet.bytes(), false, START.plusSeconds(240));
    }

    static Act.Scores showSpoilt(MarkSheet sheet) {
        return new Act.Scores(
                sheet.member(), sheet.attempt(), salt(sheet), sheet.bytes(), true, START.plusSeconds(240));
    }

    static byte[] salt(MarkSheet sheet) {
        var salt = new byte[ScoreLock.SALT];
        salt[0] = (byte) MEMBERS.indexOf(sheet.member());
        return salt;
    }

    /** The marks of the worked example; {@code changed} has others by {@code member/bid}, then by item. */
    static MarkSheet sheet(String member, int attempt, Map<String, Map<String, String>> changed) {
        var technical = Map.of(
                "A", List.of("41", "40", "39", "41", "40"),
                "B", List.of("36", "37", "36", "37", "36"),
                "C", List.of("39", "39", "39", "39", "38"));
        var business = Map.of("A", "14", "B", "11", "C", "13");
        var marks = new TreeMap<String, Map<String, BigDecimal>>();
        for (var bid : List.of("A", "B", "C")) {
            var ofBid = new HashMap<String, BigDecimal>();
            ofBid.put("T", new BigDecimal(technical.get(bid).get(MEMBERS.indexOf(member))));
            ofBid.put("B", new BigDecimal(business.get(bid)));
            changed.getOrDefault(member + "/" + bid, Map.of()).forEach((item, mark) -> {
                ofBid.remove(item);
                if (!mark.isEmpty()) {
                    ofBid.put(item, new BigDecimal(mark));
                }
            });
            marks.put(bid, ofBid);
        }
        return new MarkSheet(PLACE, member, attempt, marks);
    }

    static Map<String, String> names() {
        var names = new TreeMap<String, String>();
        MEMBERS.forEach(member -> names.put(member, "评委" + member));
        return names;
    }

    public static EvaluationReport report(Sitting sitting) {
        return new EvaluationReport(
                sitting.charge(), new TreeMap<>(names()), sitting.acts(), sitting.findings(), START.plusSeconds(300));
    }

    static Signer signer(String member) {
        var signer = SIGNERS.get(member);
        if (signer == null) {
            throw new IllegalArgumentException(member);
        }
        return signer;
    }

    static Map<String, Object> goods() {
        var section = new LinkedHashMap<String, Object>();
        section.put("method", "composite-lowest");
        section.put("full", "100");
        section.put("price", Map.of("weight", "0.40"));
        section.put("scoreScale", 2L);
        section.put("roundingStage", "rate");
        section.put("smallFirms", Map.of("whole", "0.15", "part", "0.05"));
        section.put(
                "items",
                List.of(
                        Map.of("id", "T", "text", "技术方案", "part", "technical", "objective", false, "full", "45"),
                        Map.of("id", "B", "text", "业绩", "part", "business", "objective", true, "full", "15")));
        return section;
    }

    private static Map<String, Signer> signers() {
        var signers = new LinkedHashMap<String, Signer>();
        for (var member : List.of("e1", "e2", "e3", "e4", "d1", "stranger")) {
            var keys = Keys.ecP256();
            var certificate = Certificates.selfSigned(
                    keys, "C=CN,CN=" + member, true, START.minusSeconds(86_400), START.plusSeconds(86_400));
            signers.put(member, new Signer(keys.getPrivate(), certificate, List.of()));
        }
        return signers;
    }
}
