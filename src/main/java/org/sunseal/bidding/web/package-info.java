/** Bidding over HTTP. Nothing here decides. */
@NullMarked
package org.sunseal.bidding.web;

import org.jspecify.annotations.NullMarked;
