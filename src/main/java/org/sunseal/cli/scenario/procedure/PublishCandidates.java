package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.award.proof.Announcement;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Times;

/** In engineering the ranked candidates are published for three days at least, before anybody wins (TBR 54). */
public final class PublishCandidates {
    private static final Map<String, String> WORDS = Map.of(
            "evaluation", "经评标委员会评审，详见评标报告",
            "leader", "投标文件所列项目负责人",
            "leaderCertificate", "投标文件所列注册建造师证书",
            "conditions", "满足招标文件全部资格条件",
            "quality", "符合招标文件要求",
            "durationDays", "见投标文件",
            "objectionChannel", "公示期内通过本平台提出异议，由招标人答复");

    private final Ensemble ensemble;

    public PublishCandidates(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot in its publicity. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The candidates are published");
        var bulletin = new Bulletin(ensemble, lot);
        var candidates = bulletin.draft(Announcement.Subject.CANDIDATES, WORDS);
        told.step("%s: the agency signs and publishes %d candidates"
                .formatted(lot, candidates.entries().size()));
        bulletin.publish(candidates);
        Deviation.unless(lot.stage(ensemble.anyone()).equals("PUBLICITY"), "The lot is not in its publicity");
        told.seen("they may be objected to until %s; proved in the log"
                .formatted(candidates.standsUntil().map(Times::format).orElse("an answer")));
    }
}
