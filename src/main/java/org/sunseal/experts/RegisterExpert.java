package org.sunseal.experts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunseal.crypto.Certificates;
import org.sunseal.identity.CreditCode;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;

/** Admits an expert into the pool, with the certificate the person signs with. */
@ApplicationScoped
public class RegisterExpert {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Experts experts;
    private final ExpertSecrets secrets;
    private final SigningCertificates certificates;
    private final Clock clock;

    RegisterExpert(Experts experts, ExpertSecrets secrets, SigningCertificates certificates, Clock clock) {
        this.experts = experts;
        this.secrets = secrets;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Registers one.
     *
     * @param employments those of the last three years at least, the present one among them
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code expert-code}, {@code expert-span},
     *     {@code expert-certificate-taken}, or what {@link CreditCode} says
     * @throws org.sunseal.crypto.InvalidEvidence what does not hold about the certificate
     */
    public Expert register(
            String name,
            Set<String> specialties,
            String region,
            List<Employment> employments,
            X509Certificate certificate) {
        var now = clock.instant();
        var refused = new ArrayList<Refused>();
        specialties.stream().filter(code -> !isCode(code)).forEach(code -> refused.add(badCode("specialties", code)));
        if (!isCode(region)) {
            refused.add(badCode("region", region));
        }
        for (var employment : employments) {
            checkEmployment(employment, refused);
        }
        Refused.all(refused);
        certificates.check(certificate, List.of(), now); // outside of any transaction: a list may have to be fetched
        return QuarkusTransaction.requiringNew().call(() -> {
            if (experts.withCertificate(Certificates.sha256(certificate)).isPresent()) {
                throw new Refused(
                        ExpertRefusal.EXPERT_CERTIFICATE_TAKEN, "certificate", "Another expert has this certificate");
            }
            var expert = new Expert(name, secrets, specialties, region, employments, certificate, now);
            experts.keep(expert);
            return expert;
        });
    }

    /** The name, for the centre that registered it. */
    public String name(Expert expert) {
        return expert.name(secrets);
    }

    private static void checkEmployment(Employment employment, List<Refused> refused) {
        var until = employment.untilOn();
        if (until != null && !until.isAfter(employment.fromOn())) {
            refused.add(new Refused(ExpertRefusal.EXPERT_SPAN, "employments", "An employment ends after it begins"));
        }
        try {
            new CreditCode(employment.creditCode());
        } catch (Refused e) {
            refused.add(new Refused(e.reason(), "employments", e.detail()));
        }
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static Refused badCode(String field, String code) {
        return new Refused(
                ExpertRefusal.EXPERT_CODE, field, "%s: not 1 to 64 characters A-Z a-z 0-9 . _ -".formatted(code));
    }
}
