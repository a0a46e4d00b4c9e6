/**
 * Tender projects and their lots: what was announced, until when bids are taken, and where each lot stands.
 *
 * <p>What binds is what was signed: the agency's notices and the regulator's orders (sub-package {@code proof}). The
 * rows here follow them. {@link org.sunseal.trade.StageTable} holds the whole process of each kind as a table.
 */
@NullMarked
package org.sunseal.project;

import org.jspecify.annotations.NullMarked;
