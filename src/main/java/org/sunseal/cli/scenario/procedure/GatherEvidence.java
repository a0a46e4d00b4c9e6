package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import org.sunseal.cli.scenario.CollectEvidence;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Certificates;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.experts.proof.verify.DrawVerifier;

/**
 * What remains of a lot for people who were not there: the opening as public, bidder and regulator get it, the draw, the
 * archive and the court's copy, all of it checked once more without the platform.
 */
public final class GatherEvidence {
    private final Ensemble ensemble;

    public GatherEvidence(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Of an archived lot, beside what earlier acts left in its folder. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The evidence is collected and verified offline");
        var setting = ensemble.setting().below(lot.tender());
        var bidder = lot.desks().firstEntry().getValue().bidder();
        new CollectEvidence(setting, ensemble.cast(), ensemble.anyone(), ensemble.clocks(), told)
                .play(lot.announced(), bidder);
        told.step("The draw, the archive and the court's copy, as they lie there");
        var draw = DrawVerifier.verify(ensemble.folder(lot).resolve("draw"), setting.trust());
        Deviation.unless(draw.stream().allMatch(DrawCheck::ok), "The evidence of the draw does not hold: " + draw);
        told.seen("draw: %d checks hold".formatted(draw.size()));
        for (var name : new String[] {"archive", "court"}) {
            var manifest =
                    FileArchive.requireWhole(new Unpacked(ensemble.folder(lot).resolve(name)), ensemble);
            told.seen("%s: %d files, as the signed manifest lists them"
                    .formatted(name, manifest.files().size()));
        }
        writeReadme(lot);
        told.step("Each folder has a README that says how to check every item by hand");
        told.seen(setting.out().toString());
    }

    private void writeReadme(PlayedLot lot) {
        var setting = ensemble.setting().below(lot.tender());
        var checkedAt = ensemble.clocks().now().getEpochSecond();
        try {
            Files.writeString(setting.out().resolve("README.md"), ProcedureReadme.of(lot, checkedAt));
            setting.trust().write(setting.out().resolve("trust.json"));
            var anchors = setting.trust().anchors().toArray(X509Certificate[]::new);
            Files.writeString(setting.out().resolve("authorities.pem"), Certificates.pem(anchors));
        } catch (IOException e) {
            throw new Deviation("No README could be written to " + setting.out(), e);
        }
    }
}
