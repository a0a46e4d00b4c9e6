import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import { PageTitle } from '../../../../ui/PageTitle';
import { useBusinessTime } from '../../../../live/useBusinessTime';
import { deadlineOf } from '../board';
import { useLot } from '../LotFrame';
import { documents, notices, objections, organisation, periods } from '../queries';
import { useTerms } from '../terms/useTerms';
import { AddendumForm } from './AddendumForm';
import { newest } from './notice';

const MINUTE = 60_000;

/** A change to what is published: what, why, and what it does to the deadline. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const draft = useTerms(lot);
  const now = useBusinessTime();
  const published = useQuery(notices(lot.tender, lot.lot));
  const listed = useQuery(documents(lot.tender));
  const objected = useQuery(objections(lot.tender, lot.lot));
  const own = useQuery(organisation);
  const from = now === undefined ? undefined : new Date(Math.floor(now / MINUTE) * MINUTE).toISOString();
  const law = useQuery({
    ...periods(lot.kind, lot.region, from),
    enabled: from !== undefined,
    placeholderData: (before) => before,
  });

  const failed = draft.failed ?? published.error ?? listed.error ?? objected.error ?? law.error ?? own.error;
  if (failed) {
    return <ErrorNote error={failed} />;
  }
  if (!draft.isReady || !published.data || !listed.data || !objected.data || !law.data || own.isPending) {
    return <Loading />;
  }
  const current = newest(published.data);
  const deadline = deadlineOf(lot);
  if (!current || !deadline) {
    return (
      <>
        <PageTitle title={t('addendum.title')} />
        <Note>
          <p>{t('addendum.notYet')}</p>
        </Note>
      </>
    );
  }
  return (
    <AddendumForm
      lot={lot}
      draft={draft}
      current={current}
      deadline={deadline}
      documents={listed.data}
      periods={law.data}
      demanded={objected.data.deadlineToMove}
      organisation={own.data ?? undefined}
    />
  );
}
