/** Organisations, certificates, mandates and the trust list over HTTP. */
@NullMarked
package org.sunseal.identity.web;

import org.jspecify.annotations.NullMarked;
