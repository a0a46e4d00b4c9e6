package org.sunseal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    @Test
    void an_answer_in_json_is_shown_as_it_was_given() throws IOException {
        assertThat(example("time", "application/json")).asString().contains("now=", "sandboxOffsetSeconds=");
    }

    @Test
    void an_answer_in_text_is_shown_by_its_beginning() throws IOException {
        assertThat(example("logCheckpoint", "text/plain;charset=utf-8"))
                .asString()
                .startsWith("test.sunseal.example/log\n");
    }

    @Test
    void an_answer_in_bytes_is_shown_by_its_sign_and_its_length() throws IOException {
        assertThat(example("archiveZip", "application/zip"))
                .asString()
                .startsWith("504b0304")
                .endsWith(" bytes)");
    }

    private static Object example(String operation, String mediaType) throws IOException {
        var document = answering(operation, mediaType);

        new ApiDocument(Index.of(new Class<?>[0])).filterOpenAPI(document);

        return document.getPaths()
                .getPathItem("/")
                .getOperations()
                .get(HttpMethod.GET)
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType(mediaType)
                .getExample();
    }

    private static OpenAPI answering(String operation, String mediaType) {
        var answer = OASFactory.createAPIResponse()
                .content(OASFactory.createContent().addMediaType(mediaType, OASFactory.createMediaType()));
        var asked = OASFactory.createOperation()
                .operationId(operation)
                .responses(OASFactory.createAPIResponses().addAPIResponse("200", answer));
        return OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem("/", OASFactory.createPathItem().GET(asked)));
    }
}
