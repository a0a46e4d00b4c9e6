/**
 * From the report of the evaluation to the archive: the candidates and their publicity, the award, its notice, the
 * result, the contract, the filed package. Which of these steps a lot takes is a matter of its kind's stage table, how long
 * they may last of its rules, and what must be published of the rows under {@code award/} in the resources.
 */
@NullMarked
package org.sunseal.award;

import org.jspecify.annotations.NullMarked;
