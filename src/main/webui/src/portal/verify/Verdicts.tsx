import { useTranslation } from 'react-i18next';
import type { ReceiptReport, Verdict } from '../../sealing/checkReceipt';
import { StateMark, type State } from '../StateMark';

const STATES: Record<Verdict['result'], State> = {
  holds: 'good',
  fails: 'bad',
  missing: 'unknown',
  unsupported: 'unknown',
};

/** One line for each thing that was checked: what, how it came out, and why. */
export function Verdicts({ report }: { report: ReceiptReport }) {
  const { t } = useTranslation('verify');
  return (
    <ol className="verdicts">
      {report.verdicts.map((verdict) => (
        <li key={verdict.step} className={`verdict verdict-${verdict.result}`}>
          <StateMark state={STATES[verdict.result]} />
          <div>
            <strong>
              {t(`step.${verdict.step}`)}
              {t('colon')}
              {t(`result.${verdict.result}`)}
            </strong>
            <p>
              <Why verdict={verdict} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Why({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('verify');
  switch (verdict.result) {
    case 'holds':
      return t(`proves.${verdict.step}`);
    case 'fails':
      return <Fault code={verdict.code} />;
    case 'missing':
      return t('missing');
    case 'unsupported':
      return t('unsupported.ed25519');
  }
}

/** What is wrong with a piece of evidence, with the code after the sentence. */
export function Fault({ code }: { code: string }) {
  const { t } = useTranslation('verify');
  return (
    <>
      {t([`fault.${code}`, 'fault.other'] as never)} <span className="code">{t('code', { code })}</span>
    </>
  );
}
