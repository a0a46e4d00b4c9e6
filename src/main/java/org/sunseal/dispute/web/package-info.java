/** Enquiries and objections over HTTP. */
@NullMarked
package org.sunseal.dispute.web;

import org.jspecify.annotations.NullMarked;
