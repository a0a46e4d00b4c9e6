/**
 * The signed papers of an award, as anyone may read them again later. Pure code over bytes; no container, no database.
 */
@NullMarked
package org.sunseal.award.proof;

import org.jspecify.annotations.NullMarked;
