/**
 * What those see who watch over procedures or serve them: the regulator's day, file of a lot and log, the trustees' keys,
 * the centre's window and calendar. It reads what the other capabilities know and changes nothing.
 *
 * <p>Nothing here tells of bids before their round is opened (domain 6.8): whatever counts or names them joins the
 * opening record.
 */
@NullMarked
package org.sunseal.supervision;

import org.jspecify.annotations.NullMarked;
