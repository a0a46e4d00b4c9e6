package org.sunseal.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.PrivateFile;

/**
 * Signs for the pool of a draw, on the regulator's own machine (protocol 8.2-9): pool and private file are fetched and
 * checked against each other and against the POOL the platform has signed, and the same POOL is signed and sent back.
 */
public final class CountersignPool {
    private static final String AWAITING = "AWAITING_REGULATOR";

    private final ApiClient platform;
    private final TrusteeRegister register;
    private final String draws;

    /** @param lotPath the path of the lot in the platform's interface */
    public CountersignPool(ApiClient platform, TrusteeRegister register, String lotPath) {
        this.platform = platform;
        this.register = register;
        this.draws = lotPath + "/draws";
    }

    /** A pool worth signing for: every handle in it is tied to an expert of its own, by the very file POOL names. */
    public record Fetched(int drawSeq, LoggedPool pool) {}

    /**
     * Fetches what the lot's draw waits with; the platform logs that it was read. Empty when no draw waits for the
     * regulator.
     *
     * @throws InvalidEvidence {@code foreign-pool} and others, when nobody should sign that
     */
    public Optional<Fetched> fetch() {
        return platform.list(draws).stream()
                .filter(draw -> draw.text("state").equals(AWAITING))
                .findFirst()
                .map(this::fetch);
    }

    private Fetched fetch(Fields draw) {
        var drawId = draw.id("drawId");
        var shown = platform.get("%s/%s/pool".formatted(draws, drawId));
        var message = SignedMessage.parse(shown.bytes("statement"));
        if (!message.onlySigner().equals(register.platformSigning())) {
            throw new InvalidEvidence("foreign-pool", "The POOL is not signed by the platform of your trust file");
        }
        var pool = LoggedPool.read(message.body());
        if (!pool.drawId().equals(drawId) || !Arrays.equals(pool.body(), message.body())) {
            throw new InvalidEvidence("foreign-pool", "The POOL is of another draw");
        }
        PrivateFile.behind(pool, shown.bytes("pool"), shown.bytes("privateFile"));
        return new Fetched(draw.smallInteger("drawSeq"), pool);
    }

    /**
     * Signs and hands in; the platform announces the draw with it.
     *
     * @return digest of the DRAW, by which everybody names it from now on
     * @throws InvalidEvidence {@code unknown-signer} when it is another's key: agents would heed the signature of the
     *     register's regulator alone
     */
    public String countersign(Fetched fetched, Signer regulator) {
        if (!regulator.certificate().equals(register.regulatorSigning())) {
            throw new InvalidEvidence("unknown-signer", "Your trust file names another regulator than this key's");
        }
        var answer = platform.put(
                "%s/%s/pool/countersignature".formatted(draws, fetched.pool().drawId()),
                Map.of("countersignature", SignedMessage.sign(fetched.pool().body(), regulator)));
        return answer.digest("drawSha256");
    }
}
