import { useTranslation } from 'react-i18next';
import type { Dropped } from '../../sealing/dropped';
import { StateMark } from '../StateMark';

const PARTS = ['receipt', 'proof', 'checkpointToken', 'sealed', 'signature', 'trustFile'] as const;

/** What has been handed over so far, what is still missing for a full check, and what the page cannot use. */
export function Given({ papers }: { papers: Dropped }) {
  const { t } = useTranslation('verify');
  const shown = PARTS.filter((part) => papers[part] !== undefined || !optional(part));
  return (
    <section aria-labelledby="given">
      <h2 id="given">{t('given.title')}</h2>
      <ul className="given">
        {shown.map((part) => (
          <li key={part}>
            <StateMark state={papers[part] === undefined ? 'unknown' : 'good'} />
            {t(`given.${part}`)}
            {papers[part] === undefined && <strong>{t('given.absent')}</strong>}
          </li>
        ))}
        {papers.others.map((other, at) => (
          <li key={at}>
            <StateMark state="warning" />
            {t(`given.other.${other.kind}`, { name: other.name })}
          </li>
        ))}
      </ul>
    </section>
  );
}

const optional = (part: (typeof PARTS)[number]) =>
  part === 'sealed' || part === 'signature' || part === 'trustFile';
