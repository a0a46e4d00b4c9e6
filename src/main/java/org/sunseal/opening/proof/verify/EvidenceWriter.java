package org.sunseal.opening.proof.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.opening.proof.verify.EvidenceLog.Logged;

/**
 * Writes an evidence folder, piece by piece, as {@link EvidenceVerifier} reads it. It checks nothing: that is the
 * verifier's work.
 */
public final class EvidenceWriter {
    private final Path folder;

    /** A writer into an empty folder. */
    public EvidenceWriter(Path folder) {
        this.folder = folder;
    }

    /** The register, and from it the certificates that foreign tools ask for. */
    public void trust(TrustFile trust) throws IOException {
        put(EvidenceLayout.REGISTER, trust.registerMessage());
        put(
                EvidenceLayout.PLATFORM_CERTIFICATE,
                certificateFile(trust.register().platformSigning()));
        put(EvidenceLayout.TSA_CERTIFICATE, certificateFile(trust.register().tsa()));
    }

    /** The whole log under a checkpoint, and the lot's notices and orders in it as files of their own. */
    public void log(TileSource source, byte[] note, String tender, String lot, int round) throws IOException {
        var copy = folder.resolve(EvidenceLayout.LOG);
        Files.createDirectories(copy);
        LogCopy.write(source, note, copy);
        var reader = new LogReader(source, Checkpoint.parse(SignedNote.parse(note)));
        var found = new TreeMap<Long, Logged>();
        reader.visit(0, reader.checkpoint().size(), (index, entry) -> {
            if (LogEntries.parse(entry) instanceof OpenEntry open) {
                var logged = Logged.of(index, open);
                if (logged.concerns(tender, lot)) {
                    found.put(index, logged);
                }
            }
        });
        var close = found.values().stream()
                .filter(logged -> logged.entry().type().equals("CLOSE") && logged.round() == round)
                .mapToLong(Logged::index)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        for (var logged : found.values()) {
            switch (logged.entry().type()) {
                case "ORDER" ->
                    put(logged(EvidenceLayout.ORDERS, logged), logged.entry().message());
                case "NOTICE" -> {
                    if (logged.index() < close) { // a later one has no effect (protocol 5.1b)
                        put(
                                logged(EvidenceLayout.NOTICES, logged),
                                logged.entry().message());
                    }
                }
                default -> {
                    // everything else is found in the log's copy
                }
            }
        }
    }

    private static String logged(String folder, Logged entry) {
        return EvidenceLayout.logged(folder, entry.index());
    }

    /** When the witnesses had seen a notice after version 1; without it the notice moves no deadline for bids. */
    public void noticeProof(TlogProof proof) throws IOException {
        put(EvidenceLayout.noticeProof(proof.index()), proof.encode());
    }

    /** CLOSE, its time-stamp and the list. */
    public void closing(byte[] close, byte[] token, byte[] list) throws IOException {
        put(EvidenceLayout.CLOSE, close);
        put(EvidenceLayout.CLOSE_TOKEN, token);
        put(EvidenceLayout.LIST, list);
    }

    /** Where the round's keys come from; a round that ran out of slots has several allotments, numbered from 1. */
    public void keys(int number, byte[] batch, byte[] allotment) throws IOException {
        put(EvidenceLayout.batch(number), batch);
        put(EvidenceLayout.allotment(number), allotment);
    }

    /** A slot statement of the platform. */
    public void slot(String slot, byte[] statement) throws IOException {
        put(EvidenceLayout.slot(slot), statement);
    }

    /** A bid with its receipt, the receipt's proof and the time-stamp over the proof's checkpoint. */
    public void bid(String slot, byte[] sealed, byte[] signature, byte[] receipt, byte[] proof, byte[] checkpointToken)
            throws IOException {
        put(EvidenceLayout.sealed(slot), sealed);
        put(EvidenceLayout.signature(slot), signature);
        put(EvidenceLayout.receipt(EvidenceLayout.BIDS, slot), receipt);
        put(EvidenceLayout.proof(EvidenceLayout.BIDS, slot), proof);
        put(EvidenceLayout.checkpointToken(slot), checkpointToken);
    }

    /** A withdrawal with its receipt and the receipt's proof. */
    public void withdrawal(String slot, byte[] message, byte[] receipt, byte[] proof) throws IOException {
        put(EvidenceLayout.withdrawal(slot), message);
        put(EvidenceLayout.receipt(EvidenceLayout.WITHDRAWALS, slot), receipt);
        put(EvidenceLayout.proof(EvidenceLayout.WITHDRAWALS, slot), proof);
    }

    /** A revocation list, DER. */
    public void revocationList(byte[] der) throws IOException {
        var name = Framing.hex(Framing.sha256(der)).substring(0, 16);
        put("%s/%s.crl".formatted(EvidenceLayout.CRLS, name), der);
    }

    /** Both twins of the opening record. */
    public void record(byte[] message, byte[] pdf) throws IOException {
        put(EvidenceLayout.RECORD, message);
        put(EvidenceLayout.RECORD_PDF, pdf);
    }

    /** A slot's private key, from its 32 bytes. */
    public void key(String slot, byte[] scalar) throws IOException {
        put(EvidenceLayout.key(slot), keyFile(new BigInteger(1, scalar)));
    }

    /** The message sealed to a slot. */
    public void keyMessage(String slot, byte[] keyMessage) throws IOException {
        put(EvidenceLayout.keyMessage(slot), keyMessage);
    }

    /** A trustee's share message, out of its envelope. */
    public void shares(String trustee, byte[] message) throws IOException {
        put(EvidenceLayout.shares(trustee), message);
    }

    /** Writes the index over everything written; the last step. */
    public void index(EvidenceKind kind, String tender, String lot, int round, @Nullable String ownSlot)
            throws IOException {
        Files.deleteIfExists(folder.resolve(EvidenceLayout.INDEX));
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Framing.hex(Framing.sha256(Files.readAllBytes(file))));
            }
        }
        put(EvidenceLayout.INDEX, new EvidenceIndex(kind, tender, lot, round, ownSlot, digests).bytes());
    }

    private void put(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }

    /** A private key as PEM, the one way it is written here. */
    static byte[] keyFile(BigInteger scalar) {
        return Certificates.pem("PRIVATE KEY", Curve.privateKey(scalar).getEncoded())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A certificate as PEM, the one way it is written here. */
    static byte[] certificateFile(X509Certificate certificate) {
        return Certificates.pem(certificate).getBytes(StandardCharsets.US_ASCII);
    }
}
