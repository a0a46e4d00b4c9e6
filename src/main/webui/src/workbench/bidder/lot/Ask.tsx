import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { currentRound, takesBids, type Standing } from '../tasks';
import { AskForm } from './AskForm';
import { LotFrame } from './LotFrame';
import { OwnEnquiries } from './OwnEnquiries';

/** A question about the documents: written, looked at once more, sent. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('questions.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const now = useBusinessTime();
  const until = currentRound(standing.page)?.opensAt;
  return (
    <>
      <p className="lead">{t('questions.lead')}</p>
      {now !== undefined && (
        <AskForm page={standing.page} closedAt={takesBids(standing.page, now) ? undefined : until} />
      )}
      <OwnEnquiries enquiries={standing.enquiries} />
    </>
  );
}
