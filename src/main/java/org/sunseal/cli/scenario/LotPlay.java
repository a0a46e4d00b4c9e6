package org.sunseal.cli.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.Fields;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;

/** One lot of the scenario: its name and the newest notice about it. */
public final class LotPlay {
    /** The only round of these lots. */
    public static final int ROUND = 1;

    private final String tender;
    private final String lot;
    private Notice notice;

    public LotPlay(Notice firstNotice) {
        this.tender = firstNotice.tender();
        this.lot = firstNotice.lot();
        this.notice = firstNotice;
    }

    public String tender() {
        return tender;
    }

    public String lot() {
        return lot;
    }

    /** The newest notice. */
    public Notice notice() {
        return notice;
    }

    public void follow(Notice newer) {
        notice = newer;
    }

    public Instant openAt() {
        return notice.openAt(ROUND).orElseThrow();
    }

    public String path() {
        return "/api/tender-projects/%s/lots/%s".formatted(tender, lot);
    }

    public String roundPath() {
        return path() + "/rounds/" + ROUND;
    }

    /** Where the platform says the lot stands. */
    public String stage(ApiClient anyone) {
        return anyone.get(path()).text("stage");
    }

    /** Hands a signed notice to platform and agents, and waits until the log's witnesses have seen it. */
    public void publish(Notice newer, Actor agency, Inboxes inboxes, TrusteeRegister register, Narration told) {
        var message = newer.sign(agency.signer());
        agency.api().post(path() + "/notices", Map.of("notice", message));
        told.await(
                "the witnesses cosign the notice",
                Patience.WITNESSES,
                () -> isProved(agency.api(), newer, message, register));
        var acknowledged = inboxes.deliver("notices", message);
        follow(newer);
        told.seen("notice %d of lot %s: opens %s, proved in the log, acknowledged by %s"
                .formatted(newer.version(), lot, openAt(), acknowledged));
    }

    /**
     * Waits until keys are allotted to the lot: a slot may be taken as soon as the allotment is logged and proved.
     *
     * @param bidder who asks; the slot is this bidder's from then on
     */
    public void awaitKeys(Actor bidder, TrusteeRegister register, Narration told) {
        told.await("keys are allotted to lot " + lot, Patience.ALLOTMENT, () -> {
            try {
                var answer = bidder.api().post(roundPath() + "/slots", Map.of());
                return answer.has("allotmentProof") && answer.has("noticeProof");
            } catch (ApiProblem e) {
                if (e.code().equals("not-allotted")) {
                    return false;
                }
                throw e;
            }
        });
        var slot = TakenSlot.take(bidder, this, false, register);
        told.seen("lot %s: slot %s verified: made by all five, allotted by four, proved in the log"
                .formatted(lot, slot.context().slot()));
    }

    private boolean isProved(ApiClient api, Notice newer, byte[] message, TrusteeRegister register) {
        for (Fields shown : api.list(path() + "/notices")) {
            if (shown.digest("noticeSha256").equals(newer.sha256()) && shown.has("proof")) {
                var proof = TlogProof.parse(shown.text("proof").getBytes(StandardCharsets.UTF_8));
                proof.verify(new OpenEntry("NOTICE", message).encode(), register.quorum());
                return true;
            }
        }
        return false;
    }
}
