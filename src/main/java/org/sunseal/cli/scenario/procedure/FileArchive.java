package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.award.proof.Manifest;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.crypto.SignedMessage;

/** Everything about a lot in one package, whose manifest the platform signs. */
public final class FileArchive {
    private final Ensemble ensemble;

    public FileArchive(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot archived; engineering hands its written report to the regulator first (TBL 47). */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The archive");
        if (lot.kind() == Kind.ENGINEERING) {
            told.step("%s: the written report goes to the regulator; without it nothing is filed".formatted(lot));
            told.seen(Expected.refusal("report-to-regulator-missing", () -> file(lot)));
            lot.tenderee().api().post(SeenAward.path(lot) + "/regulator-report", Map.of());
        }
        told.step("%s: the centre files the lot".formatted(lot));
        file(lot);
        Deviation.unless(lot.stage(ensemble.anyone()).equals("ARCHIVED"), "The lot is not archived");
        var archive = Unpacked.to(
                ensemble.folder(lot).resolve("archive"), ensemble.centre().bytes(lot.path() + "/archive.zip"));
        var manifest = requireWhole(archive);
        told.seen("%d files, each as the signed manifest lists it; kept as %s until %s"
                .formatted(manifest.files().size(), manifest.retention(), manifest.retainUntil()));
    }

    private void file(PlayedLot lot) {
        ensemble.centre().post(lot.path() + "/archive", Map.of());
    }

    private Manifest requireWhole(Unpacked archive) {
        return requireWhole(archive, ensemble);
    }

    /** The manifest of a package: signed by the platform, and true of every file. */
    static Manifest requireWhole(Unpacked archive, Ensemble ensemble) {
        var signed = SignedMessage.parse(archive.bytes("manifest.p7m"));
        Deviation.unless(
                signed.onlySigner().equals(ensemble.setting().register().platformSigning()),
                "The manifest is not the platform's");
        var manifest = Manifest.read(signed.body());
        for (var listed : manifest.files()) {
            Deviation.unless(
                    archive.sha256(listed.name()).equals(listed.sha256()),
                    "%s is not the file the manifest lists".formatted(listed.name()));
        }
        return manifest;
    }
}
