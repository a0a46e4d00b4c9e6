package org.sunseal.experts;

import java.util.List;

/**
 * Who judges a lot's bids, in force now; somebody who left is gone. To be kept from everybody until the result is out
 * (TBL 37, O87 47): nothing that leaves the platform earlier may carry a name or an account.
 *
 * @param id of the draw that completed it
 */
public record Committee(String id, List<Member> members) {
    public Committee {
        members = List.copyOf(members);
    }

    /**
     * One member.
     *
     * @param id stable and without a name: {@code e1} and so on for experts, {@code d1} for delegates
     * @param account the token's subject
     * @param certificateSha256 what the member signs with
     * @param delegate whether the tenderee sent the member
     * @param specialty what an expert was drawn for; empty for a delegate
     */
    public record Member(
            String id, String account, String name, String certificateSha256, boolean delegate, String specialty) {}
}
