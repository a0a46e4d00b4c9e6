import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lettersQuery } from '../../letters/lettersApi';
import { paths } from '../../paths';
import '../../portal/portal.css';
import { Skeleton } from '../../portal/Skeleton';
import { ErrorNote } from '../../ui/ErrorNote';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { useBusinessTime } from '../../live/useBusinessTime';
import './bidder.css';
import { CertificateWarnings } from './company/CertificateWarnings';
import { dueOf } from './due';
import { DueList } from './DueList';
import { MyLots } from './MyLots';
import { useMyLots, useStandings, organisationQuery, LETTERS_SEEN } from './useStanding';
import { bidderPaths } from './paths';

/** The bidder's first page: what is due, sorted by the clock, and the lots it follows from. */
export function Component() {
  const { t } = useTranslation('bidder');
  const mine = useMyLots();
  const found = useStandings(mine);
  const organisation = useQuery(organisationQuery);
  const letters = useQuery(lettersQuery(0, LETTERS_SEEN));
  const now = useBusinessTime();
  const lots = found.flatMap(({ standing }) => (standing ? [standing] : []));
  const error = found.find((each) => each.error && !each.standing)?.error;
  const unread = (letters.data ?? []).filter((letter) => !letter.read).length;
  const waiting = letters.isPending || found.some((each) => !each.standing && !each.error);
  const due = now === undefined ? [] : dueOf(lots, now);
  return (
    <>
      <PageTitle title={t('todo.title')} />
      {organisation.data === null && (
        <Note kind="warning">
          <p>
            {t('todo.noOrganisation')} <Link to={bidderPaths.company}>{t('todo.register')}</Link>
          </p>
        </Note>
      )}
      <CertificateWarnings />
      {unread > 0 && (
        <p>
          <Link to={paths.letters}>{t('todo.unread', { count: unread })}</Link>
        </p>
      )}
      <section aria-labelledby="due">
        <h2 id="due">{t('todo.due')}</h2>
        {error && <ErrorNote error={error} />}
        {waiting || now === undefined ? (
          <Skeleton />
        ) : due.length === 0 ? (
          <p>{mine.length === 0 ? t('todo.nothingFollowed') : t('todo.nothingDue')}</p>
        ) : (
          <DueList due={due} />
        )}
      </section>
      <MyLots mine={mine} found={found} />
    </>
  );
}
