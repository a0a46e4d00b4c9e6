package org.sunseal.project.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which part of a long list is asked for.
 *
 * @param page from 0
 * @param size how many at most; a page with fewer is the last
 */
record PageAsked(
        @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000)
        int page,

        @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {}
