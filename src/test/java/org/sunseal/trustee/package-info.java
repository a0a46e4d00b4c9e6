/** Real agents in this process, or beside it, against a platform that misbehaves on demand. */
@NullMarked
package org.sunseal.trustee;

import org.jspecify.annotations.NullMarked;
