package org.sunseal.audit;

import java.time.Instant;

/**
 * A checkpoint came under the witness quorum: every entry with an index below {@code size} is proved. Fired
 * asynchronously on the node that took the last cosignature; it may be lost with that node, so jobs must not depend on it.
 */
public record CheckpointWitnessed(long size, Instant quorumTime) {}
