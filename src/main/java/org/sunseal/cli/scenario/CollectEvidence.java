package org.sunseal.cli.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.opening.proof.verify.WantedEvidence;

/** Asks for the evidence as the public, a bidder and the regulator get it, and verifies each without the platform. */
public final class CollectEvidence {
    private static final String RETURNED =
            "In lot 2 there is no key and no share message: it had two bids, and nobody has opened them.";

    private final Setting setting;
    private final Cast cast;
    private final ApiClient anyone;
    private final Clocks clocks;
    private final Narration told;

    public CollectEvidence(Setting setting, Cast cast, ApiClient anyone, Clocks clocks, Narration told) {
        this.setting = setting;
        this.cast = cast;
        this.anyone = anyone;
        this.clocks = clocks;
        this.told = told;
    }

    /** Of a lot that was opened, and one with two bids that was returned. */
    void play(LotPlay opened, LotPlay returned) {
        told.act("The evidence is collected and verified offline");
        var both = List.of(opened, returned);
        collect("public", anyone, both, "");
        collect("bidder", cast.bidder(1).api(), List.of(opened), "");
        collect("regulator", cast.regulator().api(), both, RETURNED);
        told.step("Each folder has a README that says how to check every item by hand");
        told.seen(setting.out().toString());
    }

    /**
     * Of a lot that was opened, three times over.
     *
     * @param bidder one of those who bid
     */
    public void play(LotPlay opened, Actor bidder) {
        collect("public", anyone, List.of(opened), "");
        collect("bidder", bidder.api(), List.of(opened), "");
        collect("regulator", cast.regulator().api(), List.of(opened), "");
    }

    private void collect(String kind, ApiClient api, List<LotPlay> lots, String remark) {
        told.step("Evidence for the " + kind);
        var folder = setting.out().resolve(kind);
        for (var lot : lots) {
            var target = folder.resolve("lot-" + lot.lot());
            unpack(download(kind, api, lot), target);
            var verdicts = EvidenceVerifier.verify(
                    target, setting.trust(), new WantedEvidence(EvidenceKind.of(kind), lot.tender(), lot.lot(), 1));
            verdicts.stream().filter(verdict -> !verdict.ok()).forEach(verdict -> told.seen(verdict.toString()));
            Deviation.unless(
                    verdicts.stream().allMatch(Verdict::ok), "The evidence in %s does not hold".formatted(target));
            told.seen("lot %s: %d checks hold".formatted(lot.lot(), verdicts.size()));
        }
        EvidenceReadme.write(folder, kind, remark, setting, clocks.now());
    }

    /** The record is shown once it is drawn up; the evidence follows when the witnesses have cosigned it. */
    private byte[] download(String kind, ApiClient api, LotPlay lot) {
        var zip = new ArrayList<byte[]>(1);
        told.await("the witnessed record of lot " + lot.lot(), Patience.WITNESSES, () -> {
            try {
                zip.add(api.bytes(lot.roundPath() + "/evidence/" + kind));
                return true;
            } catch (ApiProblem e) {
                if (e.code().equals("not-opened")) {
                    return false;
                }
                throw e;
            }
        });
        return zip.getFirst();
    }

    private static void unpack(byte[] zip, Path folder) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                Deviation.unless(file.startsWith(folder), "The zip names a file outside of it: " + entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        } catch (IOException e) {
            throw new Deviation("The evidence cannot be unpacked to " + folder, e);
        }
    }
}
