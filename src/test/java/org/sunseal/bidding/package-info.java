/** Tests of bidding, and the situations they start from. */
@NullMarked
package org.sunseal.bidding;

import org.jspecify.annotations.NullMarked;
