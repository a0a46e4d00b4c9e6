package org.sunseal.opening.proof.verify;

/** Where each piece of evidence lies in the folder. Writer and verifier both take the names from here. */
public final class EvidenceLayout {
    /** What the folder is about, and the digest of every file that came with it. */
    public static final String INDEX = "evidence.json";

    /** The trustees' register as the regulator signed it. */
    public static final String REGISTER = "register.p7";

    /** Certificates for foreign tools; the register holds the same. */
    public static final String PLATFORM_CERTIFICATE = "certificates/platform.crt";

    /** See {@link #PLATFORM_CERTIFICATE}. */
    public static final String TSA_CERTIFICATE = "certificates/tsa.crt";

    /** Folder of revocation lists, DER. */
    public static final String CRLS = "crls";

    /** Folder of the log's copy: checkpoint, tiles, entries. */
    public static final String LOG = "log";

    /** CLOSE as the platform signed it. */
    public static final String CLOSE = "close.p7";

    /** The time-stamp over {@link #CLOSE}. */
    public static final String CLOSE_TOKEN = "close.tst";

    /** The frozen list. */
    public static final String LIST = "list.json";

    /** Folder of the lot's notices, named by log index. */
    public static final String NOTICES = "notices";

    /** Folder of proofs of when the witnesses had seen the later notices, named by log index. */
    public static final String NOTICE_PROOFS = "notice-proofs";

    /** Folder of the lot's orders, named by log index. */
    public static final String ORDERS = "orders";

    /** Folder of slot statements, named by slot. */
    public static final String SLOTS = "slots";

    /** Folder of bids, one folder per slot. */
    public static final String BIDS = "bids";

    /** Folder of withdrawals, one folder per slot. */
    public static final String WITHDRAWALS = "withdrawals";

    /** The opening record, JSON twin as signed. */
    public static final String RECORD = "record.p7";

    /** The opening record, PDF twin. */
    public static final String RECORD_PDF = "record.pdf";

    /** Folder of private slot keys, PEM, named by slot. */
    public static final String KEYS = "keys";

    /** Folder of the trustees' signed share messages, named by trustee. */
    public static final String SHARES = "shares";

    private EvidenceLayout() {}

    /** The round's allotments by the trustees, numbered from 1. */
    public static String allotment(int number) {
        return number == 1 ? "allotment.p7" : "allotment-%d.p7".formatted(number);
    }

    /** The statement about the batch that the allotment of the same number takes its keys from. */
    public static String batch(int number) {
        return number == 1 ? "batch.p7" : "batch-%d.p7".formatted(number);
    }

    /** A notice or order. */
    public static String logged(String folder, long index) {
        return "%s/%d.p7".formatted(folder, index);
    }

    /** The proof of a notice. */
    public static String noticeProof(long index) {
        return "%s/%d.tlog-proof".formatted(NOTICE_PROOFS, index);
    }

    /** A slot statement. */
    public static String slot(String slot) {
        return "%s/%s.p7".formatted(SLOTS, slot);
    }

    /** {@code sealed.json} of a bid. */
    public static String sealed(String slot) {
        return "%s/%s/sealed.json".formatted(BIDS, slot);
    }

    /** {@code bid.p7s} of a bid. */
    public static String signature(String slot) {
        return "%s/%s/bid.p7s".formatted(BIDS, slot);
    }

    /** {@code key.p7m} of a bid. */
    public static String keyMessage(String slot) {
        return "%s/%s/key.p7m".formatted(BIDS, slot);
    }

    /** The receipt in a folder of bids or withdrawals. */
    public static String receipt(String folder, String slot) {
        return "%s/%s/receipt.p7".formatted(folder, slot);
    }

    /** The receipt's proof in a folder of bids or withdrawals. */
    public static String proof(String folder, String slot) {
        return "%s/%s/receipt.tlog-proof".formatted(folder, slot);
    }

    /** The time-stamp over the checkpoint in the receipt's proof. */
    public static String checkpointToken(String slot) {
        return "%s/%s/checkpoint.tst".formatted(BIDS, slot);
    }

    /** A withdrawal as its bidder signed it. */
    public static String withdrawal(String slot) {
        return "%s/%s/withdraw.p7".formatted(WITHDRAWALS, slot);
    }

    /** A slot's private key. */
    public static String key(String slot) {
        return "%s/%s.key".formatted(KEYS, slot);
    }

    /** A trustee's share message, out of its envelope. */
    public static String shares(String trustee) {
        return "%s/%s.p7".formatted(SHARES, trustee);
    }
}
