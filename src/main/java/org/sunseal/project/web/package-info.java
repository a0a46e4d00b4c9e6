/** Projects, lots, notices, documents, orders and outages over HTTP. */
@NullMarked
package org.sunseal.project.web;

import org.jspecify.annotations.NullMarked;
