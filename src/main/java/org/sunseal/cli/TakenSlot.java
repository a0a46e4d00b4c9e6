package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.SlotCheck;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;

/**
 * A slot as the platform hands it out, with the papers that prove it: batch, allotment and notice (protocol 5.2).
 *
 * <p>None of it is believed. {@link #check} judges the papers by the register of the user's own trust file: all
 * trustees made the key, enough of them gave it to this lot and round alone, and a quorum of witnesses saw allotment
 * and notice.
 */
record TakenSlot(
        byte[] slot, byte[] batch, byte[] allotment, byte[] allotmentProof, byte[] notice, byte[] noticeProof) {

    private static final int ATTEMPTS = 20;

    /** A slot whose papers hold, and the newest notice under quorum. */
    record Checked(SlotCheck.Checked slot, Notice notice) {}

    /**
     * Takes a slot of the round: always the same one, unless a fresh one is asked for after a bid was made.
     *
     * @param replacement asks for a fresh one
     */
    static TakenSlot take(ApiClient platform, RoundOptions round, boolean replacement) {
        var answer =
                proved(() -> platform.post(round.path("/slots" + (replacement ? "?replacement=true" : "")), Map.of()));
        return new TakenSlot(
                answer.bytes("slot"),
                answer.bytes("batch"),
                answer.bytes("allotment"),
                ascii(answer.text("allotmentProof")),
                answer.bytes("notice"),
                ascii(answer.text("noticeProof")));
    }

    /** A lot announced just now is still waiting for its witnesses. */
    private static Fields proved(Supplier<Fields> ask) {
        var answer = ask.get();
        for (var i = 0; i < ATTEMPTS && !(answer.has("allotmentProof") && answer.has("noticeProof")); i++) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            answer = ask.get();
        }
        return answer;
    }

    /**
     * Judges the papers.
     *
     * @throws InvalidEvidence naming what does not hold
     */
    Checked check(RoundOptions round, ApiClient platform, TrusteeRegister register) {
        var checked = SlotCheck.check(slot, batch, allotment, TlogProof.parse(allotmentProof), register);
        var statement = checked.statement();
        require(
                statement.tender().equals(round.tender())
                        && statement.lot().equals(round.lot())
                        && statement.round() == round.number(),
                "The slot is for another lot or round than asked for");
        return new Checked(
                checked,
                checkNotice(round, platform, register, checked.allotment().noticeSha256()));
    }

    /** Keeps the papers beside the bid, for whoever asks later. */
    void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("slot.p7m"), slot);
        Files.write(folder.resolve("batch.p7m"), batch);
        Files.write(folder.resolve("allotment.p7m"), allotment);
        Files.write(folder.resolve("allotment.tlog-proof"), allotmentProof);
        Files.write(folder.resolve("notice.p7m"), notice);
        Files.write(folder.resolve("notice.tlog-proof"), noticeProof);
    }

    /**
     * The trustees who signed the allotment have judged the notice that opens the round, and named it there; every later
     * version is signed by someone version 1 names, from which that notice continues link by link.
     */
    private Notice checkNotice(RoundOptions round, ApiClient platform, TrusteeRegister register, String openingSha256) {
        TlogProof.parse(noticeProof).verify(new OpenEntry("NOTICE", notice).encode(), register.quorum());
        var newest = Notice.parseSigned(notice);
        require(newest.notice().isFor(round.tender(), round.lot()), "The notice is for another lot");
        require(
                newest.notice().registerSha256().equals(register.sha256()),
                "The notice relies on another register of trustees than your trust file");
        if (newest.notice().version() == 1) {
            require(newest.notice().sha256().equals(openingSha256), "The trustees allotted the keys to another notice");
        } else {
            newest.notice().requireFollows(newest.signer(), firstNotice(round, platform, openingSha256));
        }
        return newest.notice();
    }

    private static Notice firstNotice(RoundOptions round, ApiClient platform, String openingSha256) {
        var shown = platform.list(round.lotPath("/notices")).stream()
                .map((Fields each) -> Notice.parse(each.bytes("notice")))
                .collect(Collectors.toMap(Notice::sha256, Function.identity(), (one, same) -> one));
        var notice = shown.get(openingSha256);
        while (notice != null && notice.version() > 1) {
            notice = shown.get(notice.prev().orElseThrow());
        }
        if (notice == null) {
            throw new InvalidEvidence(
                    "bad-notice", "The platform does not show the notice to which the keys were allotted");
        }
        return notice;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new InvalidEvidence("bad-slot", complaint);
        }
    }
}
