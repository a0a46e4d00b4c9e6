import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { Instant } from '../../../../ui/Instant';
import { useLotInHand } from '../LotDesk';
import { awardAddresses, type Paper } from './awardApi';

/** Every paper of the award in its exact bytes. */
export function Papers({ papers }: { papers: Paper[] }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  if (papers.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('papers.title')}</h2>
      <StackedTable
        caption={t('papers.caption', { count: papers.length })}
        rows={papers}
        rowKey={({ number }) => `${number}`}
        columns={[
          {
            key: 'kind',
            head: t('papers.kind'),
            cell: ({ number, kind }) => (
              <a
                href={awardAddresses.paper(tender, name, number)}
                download={`${tender}-${name}-${number}${ending(kind)}`}
              >
                {t('papers.numbered', { number, kind: t(`papers.kinds.${kind}`) })}
              </a>
            ),
          },
          { key: 'at', head: t('papers.at'), cell: ({ keptAt }) => <Instant at={keptAt} seconds /> },
          {
            key: 'digest',
            head: t('papers.digest'),
            cell: ({ sha256 }) => <span className="digest">{sha256}</span>,
          },
        ]}
      />
    </section>
  );
}

function ending(kind: Paper['kind']): string {
  if (kind === 'NOTICE_PDF' || kind === 'SIGNED_NOTICE_PDF' || kind === 'REGULATOR_REPORT') {
    return '.pdf';
  }
  return kind === 'CONTRACT_SIGNATURE' ? '.p7s' : '.p7m';
}
