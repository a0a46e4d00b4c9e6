package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Ceremony;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Dealing;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.ShareBox;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * Makes batches of slot keys together with the other trustees (protocol 5.1): deal, check everybody's dealing, certify.
 * One step at a time, and each on disk before it leaves, so that after a crash the same bytes are sent again and never
 * others.
 */
final class TakePartInCeremonies {
    private static final Logger LOG = System.getLogger(TakePartInCeremonies.class.getName());

    private final Platform platform;
    private final TrusteeRegister register;
    private final Member.Trustee me;
    private final AgentKeys keys;
    private final ShareSafe safe;

    TakePartInCeremonies(Platform platform, AgentHome home, Member.Trustee me, ShareSafe safe) {
        this.platform = platform;
        this.register = home.trust().register();
        this.me = me;
        this.keys = home.keys();
        this.safe = safe;
    }

    /** Does for every open ceremony whatever is this trustee's to do. */
    void step() throws IOException, InterruptedException {
        for (var open : platform.list("/api/ceremonies?open=true")) {
            var terms = terms(open);
            if (safe.file(terms.batch(), "complaint.p7").isPresent()) {
                complain(terms.batch());
            } else if (terms.isDealer(me) && !lists(open, "dealt")) {
                deal(terms);
            } else if (open.texts("dealt").size() == terms.dealers().size() && !lists(open, "certified")) {
                certify(terms);
            }
        }
        forgetEnded();
    }

    /** Whoever the platform leaves out as dealer, the terms see to it that enough remain. */
    private CeremonyTerms terms(Fields open) {
        var dealers = new TreeSet<Integer>();
        for (var id : open.texts("dealers")) {
            dealers.add(register.trustee(id)
                    .orElseThrow(() -> new InvalidEvidence("bad-ceremony", id + " is no trustee"))
                    .index());
        }
        return new CeremonyTerms(open.id("batch"), open.smallInteger("count"), register, dealers);
    }

    /**
     * Forgets the secrets of ceremonies that ended without a batch. Only before this trustee has certified: afterwards its
     * signature is out, and a batch whose failure the platform alone reports may turn up in the log yet.
     */
    private void forgetEnded() throws IOException, InterruptedException {
        for (var batch : safe.uncertified()) {
            if (hasFailed(batch)) {
                safe.destroy(batch, "own.p7m");
                safe.destroy(batch, "shares.p7m");
                LOG.log(Level.INFO, "Ceremony {0} ended without a batch; its secrets are gone", batch);
            }
        }
    }

    private boolean hasFailed(String batch) throws IOException, InterruptedException {
        return platform.get("/api/ceremonies/" + batch)
                .map(json -> Fields.of(CanonicalJson.readLoosely(json)).text("state"))
                .filter("failed"::equals)
                .isPresent();
    }

    private void deal(CeremonyTerms terms) throws IOException, InterruptedException {
        var batch = terms.batch();
        if (safe.file(batch, "dealing.p7").isEmpty()) {
            if (safe.file(batch, "own.p7m").isPresent()) {
                safe.destroy(batch, "own.p7m"); // of polynomials that were lost before their message was written
            }
            var dealing = Dealing.random(terms, me.index());
            safe.keepSecret(batch, "own.p7m", dealing.ownShares());
            safe.keep(batch, "dealing.p7", dealing.message(keys.signing()));
        }
        platform.put(path(batch, "dealings"), safe.file(batch, "dealing.p7").orElseThrow());
        LOG.log(Level.INFO, "Dealt {0} keys of batch {1}", terms.count(), batch);
    }

    private void certify(CeremonyTerms terms) throws IOException, InterruptedException {
        var batch = terms.batch();
        if (safe.file(batch, "certificate.p7").isEmpty()) {
            var dealings = dealings(terms);
            if (dealings.isEmpty()) {
                return;
            }
            var own = terms.isDealer(me) ? safe.secret(batch, "own.p7m") : Optional.of(new byte[0]);
            if (own.isEmpty()) {
                LOG.log(Level.WARNING, "Batch {0} counts a dealing of ours that this home never made", batch);
                return;
            }
            var outcome = Ceremony.conclude(
                    terms,
                    me.index(),
                    own.get(),
                    dealings.get(),
                    keys.encryption().key());
            switch (outcome) {
                case Ceremony.Outcome.Certified certified -> keep(certified);
                case Ceremony.Outcome.Aborted aborted -> {
                    refuse(batch, aborted);
                    return;
                }
            }
        }
        platform.put(
                path(batch, "certificates"), safe.file(batch, "certificate.p7").orElseThrow());
        LOG.log(Level.INFO, "Certified batch {0}", batch);
    }

    private void keep(Ceremony.Outcome.Certified certified) {
        var batch = certified.statement().batch();
        if (safe.file(batch, "shares.p7m").isPresent()) {
            safe.destroy(batch, "shares.p7m"); // written by a start that crashed before it certified
        }
        safe.keepSecret(batch, "shares.p7m", ShareBox.encode(certified.shares()));
        safe.keep(batch, "certificate.p7", certified.statement().sign(keys.signing()));
        safe.destroy(batch, "own.p7m"); // contained in the sum
    }

    private void refuse(String batch, Ceremony.Outcome.Aborted aborted) throws IOException, InterruptedException {
        LOG.log(
                Level.WARNING,
                "Batch {0} is void: {1} dealt badly, {2}",
                batch,
                aborted.dealer().id(),
                aborted.reason());
        safe.keep(batch, "complaint.p7", aborted.complaint().sign(keys.signing()));
        complain(batch);
    }

    private void complain(String batch) throws IOException, InterruptedException {
        platform.put(path(batch, "complaints"), safe.file(batch, "complaint.p7").orElseThrow());
    }

    /** The dealings of all dealers in the order of their indexes; empty while one is missing. */
    private Optional<List<byte[]>> dealings(CeremonyTerms terms) throws IOException, InterruptedException {
        var dealings = new ArrayList<byte[]>();
        for (int dealer : terms.dealers()) {
            var id = register.trustees().get(dealer - 1).id();
            var dealing = platform.get("/api/ceremonies/%s/dealings/%s".formatted(terms.batch(), id));
            if (dealing.isEmpty()) {
                return Optional.empty();
            }
            dealings.add(dealing.get());
        }
        return Optional.of(dealings);
    }

    private boolean lists(Fields ceremony, String step) {
        return ceremony.texts(step).contains(me.id());
    }

    private String path(String batch, String what) {
        return "/api/ceremonies/%s/%s/%s".formatted(batch, what, me.id());
    }
}
