package org.sunseal.award;

import java.io.IOException;
import org.sunseal.project.Lot;

/** Something of a lot that belongs into its archive. All beans of this type are asked; each opens its own transaction. */
interface ArchivePart {
    void writeTo(PackageWriter archive, Lot lot) throws IOException;
}
