/** Award, announcements, contract and archive over HTTP. */
@NullMarked
package org.sunseal.award.web;

import org.jspecify.annotations.NullMarked;
