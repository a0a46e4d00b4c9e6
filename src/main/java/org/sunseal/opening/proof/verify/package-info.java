/**
 * The offline verifier: from a folder of evidence and the reader's own trust file alone it tells whether a round was
 * closed and opened by the rules (protocol 5.12). No network, no platform, no clock. {@link
 * org.sunseal.opening.proof.verify.EvidenceLayout} names the files, {@link
 * org.sunseal.opening.proof.verify.EvidenceVerifier} lists the checks. What is missing counts against the evidence,
 * never for it.
 */
@NullMarked
package org.sunseal.opening.proof.verify;

import org.jspecify.annotations.NullMarked;
