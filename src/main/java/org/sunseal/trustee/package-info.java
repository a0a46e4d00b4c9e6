/**
 * The agent that a key trustee, or a body that only witnesses, runs as its own process on its own machine (protocol 5.1
 * to 5.9a and 9.1). It follows and cosigns the log, takes part in key ceremonies, signs allotments, keeps an inbox, and
 * lets its shares go only when every release rule holds by its own clock and its own copy of the log.
 *
 * <p>It believes nothing because the platform says so: trust comes from the agent's own trust file, facts come from the
 * log it recomputed and from signed messages, and whatever it promises is on its disk before it leaves. When in doubt
 * it keeps the shares; everybody else can go on without it.
 */
@NullMarked
package org.sunseal.trustee;

import org.jspecify.annotations.NullMarked;
