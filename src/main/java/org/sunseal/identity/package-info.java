/**
 * Who is acting: organisations and the accounts that belong to them, their signing certificates, mandates, and the
 * platform's own keys.
 *
 * <p>A person comes with a token; what the person signs comes with a certificate. Both lead to an organisation, and a
 * use case asks {@link org.sunseal.identity.Party} and {@link org.sunseal.identity.SigningCertificates} for it.
 */
@NullMarked
package org.sunseal.identity;

import org.jspecify.annotations.NullMarked;
