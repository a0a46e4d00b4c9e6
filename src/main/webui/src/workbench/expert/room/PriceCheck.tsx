import { useTranslation } from 'react-i18next';
import { Countdown } from '../../../ui/Countdown';
import { Note } from '../../../ui/Note';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { bidName } from './bidName';
import { Corrections } from './Corrections';
import { Review } from './Review';
import type { Explained, LotKey, Sitting } from './roomApi';

/** Low prices with what their bidders say, then the corrections with which the lead closes the check. */
export function PriceCheck({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const now = useBusinessTime();
  const { work } = sitting;
  const isOpen = ({ text, until }: Explained) =>
    text === null && (now === undefined || now < new Date(until).getTime());
  const judged = work.asked.length === 0 || work.voted.length === sitting.committee.length;
  return (
    <>
      {work.lowPrices.length > 0 && (
        <>
          <h2>{t('price.lowTitle')}</h2>
          {work.lowPrices.map((low) => (
            <div key={low.bid} className="asked-of-member">
              <h3>{bidName(sitting, low.bid)}</h3>
              <ul>
                {low.triggers.map((code) => (
                  <li key={code}>{t(`price.trigger.${yardstick(code)}`, { code })}</li>
                ))}
              </ul>
              {low.text !== null ? (
                <>
                  <p>{t('price.explained')}</p>
                  <blockquote>{low.text}</blockquote>
                </>
              ) : (
                <p>
                  <Countdown to={low.until} what={t('price.explanation')} />
                </p>
              )}
            </div>
          ))}
        </>
      )}
      {judged ? (
        <Closing lot={lot} sitting={sitting} />
      ) : work.lowPrices.some(isOpen) ? (
        <Note>
          <p>{t('price.awaited')}</p>
        </Note>
      ) : (
        <Review lot={lot} sitting={sitting} />
      )}
    </>
  );
}

function Closing({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  return sitting.you === sitting.lead ? (
    <Corrections lot={lot} sitting={sitting} />
  ) : (
    <>
      <h2>{t('price.closeTitle')}</h2>
      <p>{t('price.leadCloses', { lead: sitting.lead })}</p>
    </>
  );
}

/** What a low price was measured by, as the codes of the method's rules end. */
function yardstick(code: string): 'mean' | 'second' | 'ceiling' | 'other' {
  return code.endsWith('MEAN')
    ? 'mean'
    : code.endsWith('2ND')
      ? 'second'
      : code.endsWith('CEIL')
        ? 'ceiling'
        : 'other';
}
