/**
 * Documents people sign and file: XHTML rendered to PDF/A-2a with an embedded Chinese font, and PAdES signatures on
 * them. Pure functions over bytes; no container, no network.
 */
@NullMarked
package org.sunseal.documents.pdf;

import org.jspecify.annotations.NullMarked;
