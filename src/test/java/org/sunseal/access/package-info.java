/** Who may see what and when: every operation of the API asked by everybody, stage by stage. */
@NullMarked
package org.sunseal.access;

import org.jspecify.annotations.NullMarked;
