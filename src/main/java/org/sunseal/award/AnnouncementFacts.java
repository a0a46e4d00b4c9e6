package org.sunseal.award;

import java.util.List;
import java.util.Map;

/**
 * What the platform knows of an announcement before anybody writes it.
 *
 * @param fields of the lot, by name
 * @param entries of each candidate, the winner or the contract, in order
 */
record AnnouncementFacts(Map<String, String> fields, List<Map<String, String>> entries) {
    AnnouncementFacts {
        fields = Map.copyOf(fields);
        entries = entries.stream().map(Map::copyOf).toList();
    }
}
