package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The certificates read last, by all of their bytes. A certificate of the JDK never changes, and remembers under which key
 * its signature held: met again as the same object, it spares the one part of checking a chain that is slow, 0.4 ms for
 * each signature, and the one part whose answer can never change. Whatever depends on the moment or on what is trusted
 * now, {@link TrustList} asks anew every time: validity, revocation, usage, the anchors in force.
 *
 * <p>The JDK's own factory does the same for 750 certificates. More than that sign in the last hour before a deadline.
 */
final class RememberedCertificates {
    /** Some 5 KiB each. */
    static final int MOST = 4096;

    /** In bytes, two to three times what is common; longer ones would let a stranger fill the memory, and are read each time. */
    static final int LONGEST = 2048;

    private static final Map<ByteBuffer, X509Certificate> KNOWN = new LastMet();

    private RememberedCertificates() {}

    /** Forgets what was met longest ago; guarded by itself. */
    private static final class LastMet extends LinkedHashMap<ByteBuffer, X509Certificate> {
        private static final long serialVersionUID = 1L;

        LastMet() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, X509Certificate> eldest) {
            return size() > MOST;
        }
    }

    /** The certificate with these bytes, read if it is not remembered. What cannot be read is not remembered. */
    static X509Certificate get(byte[] der, Function<byte[], X509Certificate> reading) {
        if (der.length > LONGEST) {
            return reading.apply(der);
        }
        synchronized (KNOWN) {
            var known = KNOWN.get(ByteBuffer.wrap(der));
            if (known != null) {
                return known;
            }
        }
        var read = reading.apply(der);
        synchronized (KNOWN) { // two at once have read the same; the first stays
            var first = KNOWN.putIfAbsent(ByteBuffer.wrap(der.clone()), read);
            return first == null ? read : first;
        }
    }
}
