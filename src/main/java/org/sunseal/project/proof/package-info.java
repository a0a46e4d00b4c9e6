/**
 * What the agency and the regulator sign: notices and orders (protocol 5.1b and 5.9, R4). Pure code over bytes, used by the
 * agents, the tool and the platform alike.
 */
@NullMarked
package org.sunseal.project.proof;

import org.jspecify.annotations.NullMarked;
