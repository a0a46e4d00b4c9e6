package org.sunseal.bidding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.bidding.LotUnderWitnesses.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.platform.TestStack;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class PutObjectIT {
    @Test
    void an_object_comes_in_parts_and_an_interrupted_upload_goes_on_where_it_stopped() {
        var bidder = TestOrganisation.of("bidder");
        byte[] sealed = sealedLooking(100_000);
        var sha256 = Framing.hex(Framing.sha256(sealed));

        assertThat(offset(bidder, sha256)).isEqualTo("0");
        part(bidder, sha256, sealed, 0, 70_000).then().statusCode(202).header("Upload-Offset", "70000");
        assertThat(offset(bidder, sha256)).isEqualTo("70000");
        refused(part(bidder, sha256, sealed, 80_000, sealed.length), 409, "upload-offset");
        part(bidder, sha256, sealed, 70_000, sealed.length).then().statusCode(201);

        assertThat(offset(bidder, sha256)).isEqualTo(Integer.toString(sealed.length));
        put(bidder, sha256, sealed).then().statusCode(201);
    }

    @Test
    void two_organisations_uploading_the_same_object_do_not_meet() {
        var one = TestOrganisation.of("bidder");
        var other = TestOrganisation.of("bidder");
        byte[] sealed = sealedLooking(90_000);
        var sha256 = Framing.hex(Framing.sha256(sealed));

        part(one, sha256, sealed, 0, 70_000).then().statusCode(202);

        assertThat(offset(other, sha256)).isEqualTo("0");
    }

    @Test
    void readable_bytes_are_refused_before_they_are_stored() {
        var bidder = TestOrganisation.of("bidder");
        byte[] text = "The price is one million. ".repeat(20).getBytes(UTF_8);
        var sha256 = Framing.hex(Framing.sha256(text));

        refused(put(bidder, sha256, text), 422, "not-sealed");
        assertThat(offset(bidder, sha256)).isEqualTo("0");
    }

    @Test
    void a_first_part_too_short_to_judge_is_refused() {
        var bidder = TestOrganisation.of("bidder");
        byte[] sealed = sealedLooking(100_000);

        refused(part(bidder, Framing.hex(Framing.sha256(sealed)), sealed, 0, 20), 422, "not-sealed");
    }

    @Test
    void a_length_no_sealed_file_has_is_refused() {
        var bidder = TestOrganisation.of("bidder");
        byte[] odd = Keys.random(56 + 6 * 16_400 + 15);

        refused(put(bidder, Framing.hex(Framing.sha256(odd)), odd), 422, "not-sealed");
    }

    @Test
    void nothing_and_the_seal_of_nothing_are_refused() {
        var bidder = TestOrganisation.of("bidder");
        byte[] sealedNothing = Keys.random(72);

        refused(put(bidder, Framing.hex(Framing.sha256(new byte[0])), new byte[0]), 422, "empty-object");
        refused(put(bidder, Framing.hex(Framing.sha256(sealedNothing)), sealedNothing), 422, "empty-object");
    }

    @Test
    void more_than_the_limit_is_refused_by_its_announcement() {
        var bidder = TestOrganisation.of("bidder");
        byte[] large = sealedLooking(1_000_001);

        refused(put(bidder, Framing.hex(Framing.sha256(large)), large), 422, "object-too-large");
    }

    @Test
    void other_bytes_than_announced_are_refused() {
        var bidder = TestOrganisation.of("bidder");

        refused(put(bidder, "00".repeat(32), sealedLooking(1000)), 422, "digest-mismatch");
    }

    /** Random bytes of the length a file of {@code plain} bytes is sealed to. */
    private static byte[] sealedLooking(int plain) {
        return Keys.random(Math.toIntExact(ChunkedFile.sealedLength(plain)));
    }

    private static Response put(TestOrganisation bidder, String sha256, byte[] bytes) {
        return bidder.as().contentType("application/octet-stream").body(bytes).put("/api/objects/" + sha256);
    }

    private static Response part(TestOrganisation bidder, String sha256, byte[] bytes, int from, int to) {
        return bidder.as()
                .contentType("application/octet-stream")
                .header("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length))
                .body(Arrays.copyOfRange(bytes, from, to))
                .put("/api/objects/" + sha256);
    }

    private static String offset(TestOrganisation bidder, String sha256) {
        return bidder.as()
                .head("/api/objects/" + sha256)
                .then()
                .statusCode(200)
                .extract()
                .header("Upload-Offset");
    }
}
