/**
 * The trading log as outsiders see it: entries, checkpoints, tiles, proofs and the program that checks them all.
 *
 * <p>Needs no container and no database, so agents, the tool and a court run the same code over HTTP or over a folder.
 * Formats are those of C2SP at commit 5ba5ee83 (tlog-tiles, tlog-checkpoint, tlog-cosignature, tlog-proof) over the hash
 * tree of RFC 6962; what an entry holds is protocol section 9.1. Whatever does not fit is {@link
 * org.sunseal.crypto.InvalidEvidence}; what could not be fetched is {@link java.io.UncheckedIOException}.
 */
@NullMarked
package org.sunseal.audit.proof;

import org.jspecify.annotations.NullMarked;
