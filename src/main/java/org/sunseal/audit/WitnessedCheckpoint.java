package org.sunseal.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A checkpoint under quorum: its note with the cosignatures that made it, and the token once it was asked for and came. */
record WitnessedCheckpoint(long size, byte[] note, Instant quorumTime, byte @Nullable [] token) {}
