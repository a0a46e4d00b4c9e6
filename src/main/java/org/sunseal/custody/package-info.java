/**
 * The platform's part in the custody of one-time keys: it relays the trustees' ceremonies, keeps a stock of keys nobody
 * holds, and asks the trustees to allot them to rounds (protocol 5.1 to 5.2). It never sees a share.
 */
@NullMarked
package org.sunseal.custody;

import org.jspecify.annotations.NullMarked;
