/**
 * How bids become a ranking, as the tender documents of the lot say: price formulas, experts' marks, totals, ties.
 *
 * <p>A formula is data chosen for a lot: a record with its parameters. Nothing here knows which kind of trade it
 * serves, reads a clock or a database, or uses floating point, so that a court computes the same ranking from the same
 * papers. Prices and scores are exact decimals; what is rounded, when and to how many decimals is said in {@link
 * org.sunseal.evaluation.formula.Rounding} and nowhere else. The rules and their worked examples are those of section 5
 * of the domain reference; "Order 87" is the Ministry of Finance's (2017), "Regulation" the State Council's Order 613.
 *
 * <p>The committee may use no criterion the documents do not state (Tendering Law 40, Regulation 49, Order 87 art. 55):
 * every parameter is therefore given, none has a default taken silently.
 */
@NullMarked
package org.sunseal.evaluation.formula;

import org.jspecify.annotations.NullMarked;
