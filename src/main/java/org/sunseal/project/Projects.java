package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.kernel.Refused;

/** The projects. */
@ApplicationScoped
public class Projects implements PanacheRepositoryBase<Project, String> {
    /**
     * The project of that code.
     *
     * @throws Refused {@code no-such-project}
     */
    public Project get(String code) {
        return findByIdOptional(code)
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_SUCH_PROJECT, "No project has the code " + code));
    }
}
