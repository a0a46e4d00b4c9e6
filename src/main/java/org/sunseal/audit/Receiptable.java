package org.sunseal.audit;

import java.time.Instant;
import org.sunseal.audit.proof.TlogProof;

/**
 * What a receipt needs from the log (protocol 5.5): the proof under a witnessed checkpoint, its quorum time, and the
 * RFC 3161 token over SHA-256 of the checkpoint's note text.
 */
public record Receiptable(TlogProof proof, Instant quorumTime, byte[] timestampToken) {}
