import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../ui/ErrorNote';
import { announce } from '../../../ui/Announcements';
import type { Faults } from '../../../ui/useFaults';
import { fieldId } from '../../../ui/Field';
import { useLotInHand } from './LotDesk';
import { attach } from './server';

/** A file that was attached to the award, by its digest. */
export interface Attached {
  name: string;
  sha256: string;
}

/** Files that a paper names by their digests: each is handed in as soon as it is chosen. */
export function Attachments({
  name: field,
  label,
  hint,
  files,
  faults,
  accept,
  single = false,
  onChange,
}: {
  name: string;
  label: string;
  hint?: string;
  files: readonly Attached[];
  faults: Faults;
  accept?: string;
  single?: boolean;
  onChange: (files: Attached[]) => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const [chosen, setChosen] = useState(0); // a file input forgets what it held only when it is another one
  const send = useMutation({
    mutationFn: async (picked: File[]) => {
      const sent: Attached[] = [];
      for (const file of picked) {
        const { sha256 } = await attach(tender, name, file);
        sent.push({ name: file.name, sha256 });
      }
      return sent;
    },
    onSuccess: (sent) => {
      const others = single ? [] : files.filter((file) => !sent.some(({ sha256 }) => sha256 === file.sha256));
      onChange([...others, ...sent]);
      announce(t('files.attached', { count: sent.length }));
    },
    onSettled: () => {
      setChosen((times) => times + 1);
    },
  });
  const id = fieldId(field);
  const error = faults.at(field);
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && <p className="field-error">{error}</p>}
      <input
        key={chosen}
        id={id}
        type="file"
        accept={accept}
        multiple={!single}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={error !== undefined}
        onChange={({ target }) => {
          send.mutate([...(target.files ?? [])]);
        }}
      />
      {send.isPending && <p role="status">{t('files.sending')}</p>}
      {send.error && <ErrorNote error={send.error} />}
      {files.length > 0 && (
        <ul>
          {files.map(({ name: called, sha256 }) => (
            <li key={sha256}>
              {called} <span className="digest">{sha256}</span>{' '}
              <Button
                size="small"
                onClick={() => {
                  onChange(files.filter((file) => file.sha256 !== sha256));
                }}
              >
                {t('files.leaveOut', { name: called })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
