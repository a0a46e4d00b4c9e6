import { useId, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChooseFile } from '../../../ui/ChooseFile';
import { MOST_EVIDENCE, readEvidence, type Evidence, type EvidenceFault } from './evidence';

/** Chooses the documents that back an objection, one by one or several at once. */
export function EvidenceFiles({
  evidence,
  onChange,
}: {
  evidence: readonly Evidence[];
  onChange: (next: readonly Evidence[]) => void;
}) {
  const { t } = useTranslation('bidder');
  const id = useId();
  const [faults, setFaults] = useState<readonly { name: string; fault: EvidenceFault }[]>([]);
  const take = async (files: readonly File[]) => {
    const next = [...evidence];
    const wrong: { name: string; fault: EvidenceFault }[] = [];
    for (const file of files) {
      const read = next.length >= MOST_EVIDENCE ? ('too-many' as const) : await readEvidence(file);
      if (typeof read === 'string') {
        wrong.push({ name: file.name, fault: read });
      } else if (!next.some((each) => each.sha256 === read.sha256)) {
        next.push(read);
      }
    }
    setFaults(wrong);
    onChange(next);
  };
  return (
    <div className={faults.length > 0 ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{t('evidence.label')}</label>
      <p id={`${id}-hint`} className="field-hint">
        {t('evidence.hint')}
      </p>
      {faults.length > 0 && (
        <div role="alert">
          {faults.map(({ name, fault }) => (
            <p key={name} className="field-error">
              {t(`evidence.fault.${fault}`, { name })}
            </p>
          ))}
        </div>
      )}
      <ChooseFile
        id={id}
        multiple
        accept=".pdf,.png,.jpg,.jpeg"
        chosen={evidence.length === 0 ? undefined : t('evidence.chosen', { count: evidence.length })}
        describedBy={`${id}-hint`}
        wrong={faults.length > 0}
        onChoose={(files) => void take(files)}
      />
      {evidence.length > 0 && (
        <ul className="evidence">
          {evidence.map((each) => (
            <li key={each.sha256}>
              {each.name}{' '}
              <Button
                size="small"
                aria-label={t('evidence.removeNamed', { name: each.name })}
                onClick={() => onChange(evidence.filter((other) => other !== each))}
              >
                {t('evidence.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
