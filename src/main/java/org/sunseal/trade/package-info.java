/**
 * The kinds of trade as data: which rules bind a lot, how their periods are counted, and which stage may follow which.
 *
 * <p>Ask {@link org.sunseal.trade.Rules#of} for the rows in force for a kind, a region and a day; measure with {@link
 * org.sunseal.trade.TimeLimit} and {@link org.sunseal.trade.Quota}, whose refusals cite the row's code and article; ask
 * them for a {@link org.sunseal.trade.Duty} where no number says what a kind demands; walk a lot through {@link
 * org.sunseal.trade.TradeKind#stages}. The rows lie in the resources under {@code trade/}. A kind differs from another in
 * its rows alone, and nobody else asks which kind it has (ADR 0035).
 */
@NullMarked
package org.sunseal.trade;

import org.jspecify.annotations.NullMarked;
