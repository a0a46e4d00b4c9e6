/**
 * From opened bids to a signed ranking: the committee takes its seats, reviews, marks in secret and together, and signs.
 *
 * <p>Every rule of the committee's work is in {@link org.sunseal.evaluation.proof}, where anyone can run it again; the use
 * cases here say who may act, keep the acts, log commitments to them and move the lot. Acts are secret until the award:
 * the log shows commitments, and at the end the digest of the report (ADR 24).
 */
@NullMarked
package org.sunseal.evaluation;

import org.jspecify.annotations.NullMarked;
