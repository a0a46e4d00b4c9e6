package org.sunseal.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.sunseal.crypto.Certificates;

/**
 * A revocation list and where it came from.
 *
 * @param fetchedAt when, by the business clock
 */
record FetchedList(X509CRL list, String source, Instant fetchedAt) {
    private static final int MAXIMUM_BYTES = 20_000_000;
    /** For the whole answer, body included. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Redirects are not followed: the authority signed one address into the certificate, and no other is asked. */
    static FetchedList from(URI address, Instant now) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        var asked = HTTP.sendAsync(request, answer -> new BoundedBody(MAXIMUM_BYTES));
        try {
            var response = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(address, response.statusCode()));
            }
            return new FetchedList(Certificates.parseCrl(response.body()), address.toString(), now);
        } catch (TimeoutException e) {
            throw new IOException("%s took longer than %d s".formatted(address, PATIENCE.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException("%s does not answer: %s".formatted(address, e.getCause()), e);
        } finally {
            asked.cancel(true); // ends an answer that is still coming in
        }
    }

    /** The http addresses of a certificate's distribution points (RFC 5280 section 4.2.1.13). */
    static List<URI> addresses(X509Certificate certificate) {
        var extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        var addresses = new ArrayList<URI>();
        if (extension == null) {
            return addresses;
        }
        try {
            var points = CRLDistPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            for (var point : points.getDistributionPoints()) {
                var name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (var general : GeneralNames.getInstance(name.getName()).getNames()) {
                        if (general.getTagNo() == GeneralName.uniformResourceIdentifier) {
                            addresses.add(URI.create(
                                    ASN1IA5String.getInstance(general.getName()).getString()));
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) { // unreadable: then there is no address to ask
            return List.of();
        }
        addresses.removeIf(
                address -> address.getScheme() == null || !address.getScheme().startsWith("http"));
        return addresses;
    }

    /** Still good by its own word, and not older than we accept. */
    boolean isFresh(Instant now, Duration maximumAge) {
        return isCurrent(now) && !now.isAfter(fetchedAt.plus(maximumAge));
    }

    /** Whether it had been issued by then. */
    boolean wasOutAt(Instant at) {
        return !at.isBefore(list.getThisUpdate().toInstant());
    }

    boolean isCurrent(Instant now) {
        return list.getNextUpdate() != null && now.isBefore(list.getNextUpdate().toInstant());
    }
}
