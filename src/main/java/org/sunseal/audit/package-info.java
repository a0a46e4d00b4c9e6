/**
 * The append-only trading log of the platform: entries in, cosigned checkpoints and proofs out (protocol section 9).
 *
 * <p>{@link org.sunseal.audit.AuditLog#append} keeps an entry in the transaction of the fact it records. A single
 * sequencer gives it its place at the next tick, among padding that hides how much happens, and signs a checkpoint. The
 * witnesses fetch that over {@code /log}, and send their cosignatures; with enough of them an entry has a proof. Nothing
 * else in the platform knows an order of events better than this one.
 */
@NullMarked
package org.sunseal.audit;

import org.jspecify.annotations.NullMarked;
