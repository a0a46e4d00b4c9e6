/** Tests of rendering and of PAdES signatures, with foreign judges. */
@NullMarked
package org.sunseal.documents.pdf;

import org.jspecify.annotations.NullMarked;
