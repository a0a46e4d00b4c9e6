import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { yuan } from '../../../portal/money';
import { ErrorNote } from '../../../ui/ErrorNote';
import { expertFiles } from '../paths';
import { filesQuery, type Bid, type LotKey, type Sitting } from './roomApi';

/** The bids as they were read out, with their files: a PDF opens in a tab of its own, to be put beside the sheet. */
export function Bids({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { work } = sitting;
  return (
    <>
      <h2>{t('bids.title')}</h2>
      {work.ceilingPrice && (
        <p>
          {t('bids.ceiling')}{' '}
          <span className="numeric">{t('yuan', { amount: yuan(work.ceilingPrice) })}</span>
        </p>
      )}
      {work.bids.map((bid) => (
        <div key={bid.slot}>
          <h3>{bid.organisation}</h3>
          <p>
            <span className="numeric">{t('yuan', { amount: yuan(bid.price) })}</span>
            {work.rejected.some((each) => each.bid === bid.slot) && ` · ${t('bids.rejected')}`}
          </p>
          <Files lot={lot} bid={bid} />
        </div>
      ))}
      <p className="secondary">{t('bids.secret')}</p>
    </>
  );
}

function Files({ lot, bid }: { lot: LotKey; bid: Bid }) {
  const { t } = useTranslation('room');
  const { data, error } = useQuery(filesQuery(lot, bid.slot));
  if (error) {
    return <ErrorNote error={error} />;
  }
  return (
    <ul className="bid-files">
      {data?.map(({ number, name }) => {
        const isPdf = name.toLowerCase().endsWith('.pdf');
        const address = expertFiles.bidFile(lot.tender, lot.lot, bid.slot, number, isPdf);
        return (
          <li key={number}>
            {isPdf ? (
              <a href={address} target="_blank" rel="noopener noreferrer">
                {name}
                <span className="hidden-visually"> {t('bids.newTab')}</span>
              </a>
            ) : (
              <a href={address} download={name}>
                {name}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
