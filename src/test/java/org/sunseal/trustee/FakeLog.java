package org.sunseal.trustee;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.Commitment;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignatureLine;
import org.sunseal.crypto.SignedNote;

/** The platform's log with a checkpoint per call of {@link #tick}; it can be told to show a history that never was. */
final class FakeLog {
    private final NoteSigner signer;
    private final WitnessQuorum quorum;
    private final Map<String, KeyPair> standIns;
    private final Clock standInClock;
    private final TreeMap<Long, String> texts = new TreeMap<>();
    private final Map<Long, Map<String, SignatureLine>> cosignatures = new LinkedHashMap<>();
    private List<byte[]> entries = new ArrayList<>();
    private long provenSize;

    /** @param standIns witnesses this log plays itself, by id */
    FakeLog(NoteSigner signer, WitnessQuorum quorum, Map<String, KeyPair> standIns, Clock standInClock) {
        this.signer = signer;
        this.quorum = quorum;
        this.standIns = new LinkedHashMap<>(standIns);
        this.standInClock = standInClock;
    }

    synchronized long append(byte[] entry) {
        entries.add(entry);
        return entries.size() - 1L;
    }

    synchronized void tick() {
        append(Commitment.padding().encode());
        var text = checkpoint(entries).noteText();
        long size = entries.size();
        texts.put(size, text);
        var lines = cosignatures.computeIfAbsent(size, any -> new LinkedHashMap<>());
        standIns.forEach((id, keys) -> lines.put(id, Cosignatures.sign(id, keys, text, standInClock.instant())));
    }

    synchronized void growBeyond(long size) {
        while (entries.size() <= size) {
            append(Commitment.padding().encode());
        }
        tick();
    }

    /** The witnesses played here fall silent. */
    synchronized void silenceStandIns() {
        standIns.clear();
        cosignatures.values().forEach(Map::clear);
        provenSize = 0;
    }

    /** Goes on as if the last entries had been others. */
    synchronized void fork(int last) {
        entries = new ArrayList<>(entries.subList(0, entries.size() - last));
        for (int i = 0; i < last + 3; i++) {
            append(Commitment.padding().encode());
        }
        texts.clear();
        provenSize = 0;
        tick();
    }

    synchronized long size() {
        return entries.size();
    }

    /** Size of the newest checkpoint; entries behind it are not shown yet. */
    synchronized long checkpointSize() {
        return texts.isEmpty() ? 0 : texts.lastKey();
    }

    synchronized List<byte[]> entries() {
        return List.copyOf(entries);
    }

    synchronized Optional<byte[]> next(long after) {
        return texts.isEmpty() || texts.lastKey() <= after
                ? Optional.empty()
                : Optional.of(signed(texts.lastEntry().getValue(), List.of()).encode());
    }

    /** The newest checkpoint under quorum, or the newest at all. */
    synchronized Optional<byte[]> newest() {
        if (provenSize() > 0) {
            return Optional.of(cosigned(provenSize).encode());
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(cosigned(texts.lastKey()).encode());
    }

    synchronized long provenSize() {
        for (var size : texts.tailMap(provenSize, false).descendingKeySet()) {
            if (isProven(cosigned(size))) {
                provenSize = size;
                break;
            }
        }
        return provenSize;
    }

    synchronized void cosign(byte[] note) {
        var parsed = SignedNote.parse(note);
        var checkpoint = Checkpoint.parse(parsed);
        if (!parsed.text().equals(texts.get(checkpoint.size()))) {
            return; // of a history this log shows no more
        }
        for (var line :
                parsed.lines().stream().filter(each -> !each.isOf(signer.key())).toList()) {
            cosignatures.get(checkpoint.size()).put(line.name(), line);
        }
    }

    /** Everything that witness ever cosigned here, oldest first. */
    synchronized List<SignedNote> cosignedBy(String witness) {
        return cosignatures.entrySet().stream()
                .filter(each -> each.getValue().containsKey(witness) && texts.containsKey(each.getKey()))
                .map(each ->
                        signed(texts.get(each.getKey()), List.of(each.getValue().get(witness))))
                .toList();
    }

    synchronized byte[] bundle(String path) {
        var tile = TilePath.parse(path).orElseThrow();
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < tile.width(); i++) {
            out.writeBytes(EntryBundle.frame(entries.get((int) tile.number() * TilePath.FULL + i)));
        }
        return out.toByteArray();
    }

    /** A proof by the newest checkpoint under quorum. */
    synchronized TlogProof proof(long index) {
        int size = (int) provenSize();
        var hashes = entries.subList(0, size).stream().map(Merkle::leafHash).toList();
        return new TlogProof(
                index, Merkle.inclusionProof(hashes, index), cosigned(size).encode());
    }

    synchronized String rootHex(long size) {
        return Framing.hex(checkpoint(entries.subList(0, (int) size)).root());
    }

    private Checkpoint checkpoint(List<byte[]> of) {
        return new Checkpoint(
                signer.key().name(),
                of.size(),
                Merkle.root(of.stream().map(Merkle::leafHash).toList()));
    }

    private SignedNote cosigned(long size) {
        return signed(texts.get(size), List.copyOf(cosignatures.get(size).values()));
    }

    private SignedNote signed(String text, List<SignatureLine> more) {
        return SignedNote.of(text, List.of(signer.line(text))).with(more);
    }

    private boolean isProven(SignedNote note) {
        try {
            quorum.verify(note);
            return true;
        } catch (InvalidEvidence e) {
            return false;
        }
    }
}
