import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Instant';
import { savedAs } from './download';
import { LogState } from './LogState';
import type { Slip } from './server';
import { readSlip } from './slip';

/** Every answer of the centre's window as it was signed, the newest first. */
export function Slips({ slips }: { slips: readonly Slip[] }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <>
      <h2>{t('slips.title')}</h2>
      <ol className="slips">
        {slips.toReversed().map((slip) => (
          <li key={slip.number} className="card">
            <OneSlip slip={slip} />
          </li>
        ))}
      </ol>
    </>
  );
}

function OneSlip({ slip }: { slip: Slip }) {
  const { t } = useTranslation('agencyPrepare');
  const text = readSlip(slip.slip);
  return (
    <>
      <h3>
        {t(`slips.kind.${slip.kind}`)} <span className="code">{slip.number}</span>
      </h3>
      <p className="secondary">
        <Instant at={slip.issuedAt} seconds />
      </p>
      {text === undefined ? (
        <p>{t('slips.unreadable')}</p>
      ) : (
        <>
          {text.items.length > 0 && (
            <ul>
              {text.items.map((item) => (
                <li key={item.field}>
                  <span className="code">{item.field}</span> {item.text}
                </li>
              ))}
            </ul>
          )}
          {text.ground && <p>{text.ground}</p>}
          {text.codes.length > 0 && (
            <ul>
              {text.codes.map((code) => (
                <li key={code.lot}>
                  {t('slips.code', { lot: code.lot })} <span className="code">{code.code}</span>
                </li>
              ))}
            </ul>
          )}
          {text.remedies && <p className="secondary">{text.remedies}</p>}
          {text.remediesUntil && (
            <p className="secondary">
              {t('slips.remediesUntil')} <Instant at={text.remediesUntil} />
            </p>
          )}
        </>
      )}
      <LogState witnessed={slip.proof !== null} />
      <p>
        <a href={savedAs(slip.slip)} download={`${slip.number}.p7m`}>
          {t('slips.save')}
        </a>
      </p>
    </>
  );
}
