package org.sunseal.cli.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.OpeningRecord;

/** What the public sees of a closed round, each document checked before it is believed. */
public final class Closings {
    private final ApiClient anyone;
    private final TrusteeRegister register;

    public Closings(ApiClient anyone, TrusteeRegister register) {
        this.anyone = anyone;
        this.register = register;
    }

    /** A closing with its frozen list. */
    public record Proved(Closing closing, BidList list) {}

    /** The round's CLOSE, once it is signed, time-stamped and under witness quorum. */
    public Optional<Proved> closing(LotPlay lot) {
        try {
            var shown = anyone.get(lot.roundPath() + "/closing");
            if (!shown.has("proof") || !shown.has("token")) {
                return Optional.empty();
            }
            var p7 = shown.bytes("close");
            var token = shown.bytes("token");
            var message = SignedMessage.parse(p7);
            Deviation.unless(message.onlySigner().equals(register.platformSigning()), "CLOSE is not the platform's");
            var closing = Closing.read(message.body());
            var stamped = Timestamps.verify(token, Framing.sha256(p7), List.of(register.tsa()));
            Deviation.unless(!stamped.genTime().isBefore(closing.deadline()), "CLOSE is older than the deadline");
            TlogProof.parse(shown.text("proof").getBytes(StandardCharsets.UTF_8))
                    .verify(new OpenEntry("CLOSE", p7, Map.of("token", token)).encode(), register.quorum());
            var list = BidList.parse(shown.bytes("list"));
            Deviation.unless(closing.froze(list), "The list is not the one CLOSE froze");
            Deviation.unless(closing.deadline().equals(lot.openAt()), "CLOSE names another deadline");
            return Optional.of(new Proved(closing, list));
        } catch (ApiProblem e) {
            return absent(e);
        }
    }

    /** The round's opening record, once it is signed. */
    public Optional<OpeningRecord> record(LotPlay lot) {
        try {
            var shown = anyone.get(lot.roundPath() + "/opening");
            if (!shown.has("record")) {
                return Optional.empty();
            }
            var message = SignedMessage.parse(shown.bytes("record"));
            Deviation.unless(
                    message.onlySigner().equals(register.platformSigning()), "The record is not the platform's");
            return Optional.of(OpeningRecord.read(message.body()));
        } catch (ApiProblem e) {
            return absent(e);
        }
    }

    private static <T> Optional<T> absent(ApiProblem problem) {
        if (problem.status() == 404 || problem.status() == 409) {
            return Optional.empty();
        }
        throw problem;
    }
}
