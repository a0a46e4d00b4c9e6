/** Enquiries and objections, rule by rule and over HTTP. */
@NullMarked
package org.sunseal.dispute;

import org.jspecify.annotations.NullMarked;
