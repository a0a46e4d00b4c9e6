import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { ErrorNote } from './ErrorNote';
import { Loading } from './Loading';
import { NotFound } from './NotFound';
import { PageTitle } from './PageTitle';

/**
 * What stands there until what a page is about has come, or why it did not.
 *
 * @param title of the page while the name of what it shows is not known
 * @param waiting what is seen meanwhile
 */
export function Unshown({
  title,
  error,
  waiting = <Loading />,
}: {
  title: string;
  error: Error | null;
  waiting?: ReactNode;
}) {
  if (error instanceof Problem && error.status === 404) {
    return <NotFound />;
  }
  return (
    <>
      <PageTitle title={title} />
      {error ? <ErrorNote error={error} /> : waiting}
    </>
  );
}
