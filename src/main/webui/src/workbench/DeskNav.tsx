import { NavLink } from 'react-router';
import './desk.css';

/** One entry of a desk's own navigation; its name is in the reader's language. */
export interface DeskPage {
  to: string;
  name: string;
  /** Only this very address counts as being there, not those below it. */
  exact?: boolean;
}

/**
 * The pages of a desk, or of one lot on it, in a row.
 *
 * @param label what the navigation is called to those who hear it
 */
export function DeskNav({ label, pages }: { label: string; pages: readonly DeskPage[] }) {
  return (
    <nav className="desk-nav no-print" aria-label={label}>
      <ul>
        {pages.map(({ to, name, exact }) => (
          <li key={to}>
            <NavLink to={to} end={exact}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
