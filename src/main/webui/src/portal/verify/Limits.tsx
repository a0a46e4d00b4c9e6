import { useTranslation } from 'react-i18next';

const LIMITS = ['page', 'keys', 'certificates', 'time', 'oneLog', 'counted'] as const;

/** What a browser cannot prove, in plain words, and what to do where it matters. */
export function Limits() {
  const { t } = useTranslation('verify');
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t('limits.title')}</h2>
      <dl className="limits">
        {LIMITS.map((limit) => (
          <div key={limit}>
            <dt>{t(`limits.${limit}.what`)}</dt>
            <dd>{t(`limits.${limit}.why`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('limits.tool')}</h3>
      <pre tabIndex={0} role="group" aria-label={t('limits.tool')}>
        <code>
          {
            'java -jar sunseal-cli.jar status --offline --bids BIDS --tender T --lot L --trust trust.json\njava -jar sunseal-cli.jar verify EVIDENCE --trust trust.json\nopenssl cms -verify -inform DER -in receipt.p7 -CAfile authorities.pem -purpose any -out receipt.json'
          }
        </code>
      </pre>
    </section>
  );
}
