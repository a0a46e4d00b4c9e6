package org.sunseal.experts;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;

/**
 * Somebody who may be drawn. The certificate is the person's own, not an organisation's; the account joins with a
 * signature of its key, so that a name at the identity provider proves nothing.
 */
@Entity
public class Expert {
    @Id
    private UUID id;

    private @Nullable String account;
    private byte[] sealedName;
    private String[] specialties;
    private String region;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "expert_employment", joinColumns = @JoinColumn(name = "expert_id"))
    private Set<Employment> employments = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "expert_availability", joinColumns = @JoinColumn(name = "expert_id"))
    private Set<Availability> availability = new HashSet<>();

    private String certificateSha256;
    private byte[] certificate;
    private Instant registeredAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Expert() {}

    Expert(
            String name,
            ExpertSecrets secrets,
            Set<String> specialties,
            String region,
            Collection<Employment> employments,
            X509Certificate certificate,
            Instant now) {
        this.id = UUID.randomUUID();
        this.sealedName = secrets.seal(address(id), name);
        this.specialties = specialties.stream().sorted().toArray(String[]::new);
        this.region = region;
        this.employments.addAll(employments);
        this.certificateSha256 = Certificates.sha256(certificate);
        this.certificate = Certificates.der(certificate);
        this.registeredAt = now;
    }

    private static String address(UUID id) {
        return "name/" + id;
    }

    void join(String account) {
        this.account = account;
    }

    void isAvailable(Collection<Availability> spans) {
        availability.clear();
        availability.addAll(spans);
    }

    boolean canComeAt(Instant instant) {
        return availability.stream().anyMatch(span -> span.contains(instant));
    }

    /** Who employs the expert that day; of several the one that began last. */
    Optional<String> employerOn(LocalDate day) {
        return employments.stream()
                .filter(employment -> employment.lastsOn(day))
                .max(Comparator.comparing(Employment::fromOn))
                .map(Employment::creditCode);
    }

    /** Whether the expert was in the employ of one of these since that day (GPR 9: within three years). */
    boolean workedFor(Set<String> creditCodes, LocalDate since) {
        return employments.stream()
                .anyMatch(employment -> creditCodes.contains(employment.creditCode()) && employment.reaches(since));
    }

    public UUID id() {
        return id;
    }

    /** The account that joined; empty until the expert has signed for it. */
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    String name(ExpertSecrets secrets) {
        return secrets.text(address(id), sealedName);
    }

    public List<String> specialties() {
        return List.of(specialties);
    }

    public String region() {
        return region;
    }

    public Set<Availability> availability() {
        return Set.copyOf(availability);
    }

    public String certificateSha256() {
        return certificateSha256;
    }

    X509Certificate certificate() {
        return Certificates.parse(certificate);
    }

    public Instant registeredAt() {
        return registeredAt;
    }
}
