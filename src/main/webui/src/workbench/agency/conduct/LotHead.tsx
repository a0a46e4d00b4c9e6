import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StageTag } from '../../../portal/StageTag';
import { useTradeNames } from '../../../portal/useTradeNames';
import { paths } from '../../../paths';
import { PageTitle } from '../../../ui/PageTitle';
import { useLotInHand } from './LotDesk';

/**
 * The head of a lot's page: what the page is for, which lot, and where it stands.
 *
 * @param wrong whether the page shows an error summary
 */
export function LotHead({ title, wrong }: { title: string; wrong?: boolean }) {
  const { t } = useTranslation('agencyConduct');
  const { kind, stage } = useTradeNames();
  const { tender, name, lot, page } = useLotInHand();
  return (
    <>
      <PageTitle title={t('titled', { title, name: lot.name })} wrong={wrong} />
      <p className="lot-line">
        <StageTag stage={lot.stage} />
        <span className="secondary">
          {[t('numbered', { tender, lot: name }), kind(lot.kind), page?.lot.tenderee]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {page && <Link to={paths.lot(tender, name)}>{t('publicPage')}</Link>}
      </p>
      {page?.stoppedAt && (
        <p className="note note-warning">{t('stopped', { stage: stage(page.stoppedAt) })}</p>
      )}
    </>
  );
}
