/**
 * Scenarios that play every role against a running demonstration, over its public HTTP interface and with keys of their own.
 * They end with an error as soon as anything is not as the rules say, and leave evidence to check by hand.
 */
@NullMarked
package org.sunseal.cli.scenario;

import org.jspecify.annotations.NullMarked;
