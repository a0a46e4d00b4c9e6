import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { FactList } from '../FactList';
import { yuan } from '../money';
import type { LotPage } from '../publicApi';
import { useTradeNames } from '../useTradeNames';

/** What is bought, by whom, and what a bidder has to bring. */
export function Facts({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  const { field } = useTradeNames();
  const { lot, supply } = page;
  const facts: [string, ReactNode][] = [
    [t('facts.tenderee'), lot.tenderee],
    [t('facts.agency'), lot.agency],
    ...(lot.estimate === null ? [] : [[t('facts.estimate'), yuan(lot.estimate)] as [string, ReactNode]]),
    [t('facts.ceiling'), page.ceilingPrice === null ? t('facts.noCeiling') : yuan(page.ceilingPrice)],
    [t('facts.minimum'), t('facts.minimumBids', { count: page.minimumBids })],
    ...(supply === null
      ? []
      : [
          [
            t('facts.supply'),
            <>
              <Instant at={supply.from} /> – <Instant at={supply.until} />
            </>,
          ] as [string, ReactNode],
        ]),
    ...(lot.place === null ? [] : [[t('facts.place'), lot.place] as [string, ReactNode]]),
    ...(lot.transactionCode === null ? [] : [[t('facts.code'), lot.transactionCode] as [string, ReactNode]]),
  ];
  return (
    <>
      <FactList facts={facts} />
      {Object.keys(page.announcement).length > 0 && (
        <>
          <h3>{t('facts.announcement')}</h3>
          <FactList facts={Object.entries(page.announcement).map(([name, value]) => [field(name), value])} />
        </>
      )}
      <Requirements title={t('facts.qualification')} list={page.qualification} />
      <Requirements title={t('facts.responsiveness')} list={page.responsiveness} />
    </>
  );
}

function Requirements({ title, list }: { title: string; list: LotPage['qualification'] }) {
  if (list.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {list.map((each) => (
          <li key={each.id}>
            <span className="code">{each.id}</span> {each.text}
          </li>
        ))}
      </ul>
    </>
  );
}
