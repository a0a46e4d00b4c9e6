@NullMarked
package org.sunseal.documents;

import org.jspecify.annotations.NullMarked;
