import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Instant';
import type { Standing } from '../tasks';
import { ExplainForm } from './ExplainForm';
import { LotFrame } from './LotFrame';

/** Where a bidder explains a price its committee finds low. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('explain.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const asked = standing.explanation;
  if (!asked?.asked) {
    return <p>{t('explain.notAsked')}</p>;
  }
  if (asked.text !== null) {
    return (
      <>
        <p>{t('explain.given')}</p>
        <blockquote className="said-words">{asked.text}</blockquote>
      </>
    );
  }
  return (
    <>
      <p className="lead">
        {t('explain.lead')}{' '}
        {asked.until !== null && (
          <>
            {t('explain.until')} <Instant at={asked.until} seconds />
          </>
        )}
      </p>
      <ExplainForm page={standing.page} />
    </>
  );
}
