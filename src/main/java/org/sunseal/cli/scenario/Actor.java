package org.sunseal.cli.scenario;

import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Signer;

/**
 * Somebody who acts: an account at the platform, the organisation behind it, and a signing certificate of its own.
 *
 * @param api the platform, with this account's token
 */
public record Actor(String account, String name, String creditCode, ApiClient api, Signer signer) {}
