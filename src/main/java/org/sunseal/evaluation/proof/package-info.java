/**
 * The work of a committee as evidence: what it was charged with, every act of its members, what follows from them.
 *
 * <p>Nothing here reads a clock or a database. {@link org.sunseal.evaluation.proof.Sitting} is the rule book: it admits
 * an act or refuses it, and the platform asks it before it keeps one. {@link
 * org.sunseal.evaluation.proof.EvaluationReport#verify} asks it again for every act of a finished report, so that a court
 * finds the same ranking, or the act that does not hold.
 */
@NullMarked
package org.sunseal.evaluation.proof;

import org.jspecify.annotations.NullMarked;
