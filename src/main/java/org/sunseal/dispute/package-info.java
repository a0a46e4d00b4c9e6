/**
 * What those who took the documents ask and object to, and how they are told: enquiries before the deadline, objections
 * (异议) and queries (质疑) with the pause they cause, their answers, and the letters about notices. Who speaks is secret
 * until the bids are opened (ADR 0023).
 */
@NullMarked
package org.sunseal.dispute;

import org.jspecify.annotations.NullMarked;
