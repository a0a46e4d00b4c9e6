/**
 * The neighbourhood a demonstration needs on one machine: PostgreSQL, Keycloak, a time-stamp authority, seven agents,
 * and the keys and certificates that introduce them to each other. Nothing imports this package, and no production
 * build runs any of it.
 */
@NullMarked
package org.sunseal.demo;

import org.jspecify.annotations.NullMarked;
