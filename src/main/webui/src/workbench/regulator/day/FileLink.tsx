import { Link } from 'react-router';
import { regulatorPaths } from '../paths';

/** A lot by its name, leading to its file. */
export function FileLink({ tender, lot, name }: { tender: string; lot: string; name: string }) {
  return (
    <>
      <Link to={regulatorPaths.file(tender, lot)}>{name}</Link>{' '}
      <span className="secondary">
        {tender}/{lot}
      </span>
    </>
  );
}
