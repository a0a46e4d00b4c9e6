import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChooseFile } from '../../../ui/ChooseFile';
import { ErrorNote } from '../../../ui/ErrorNote';
import { announce } from '../../../ui/Announcements';
import type { Faults } from '../../../ui/useFaults';
import { fieldId } from '../../../ui/Field';
import { useLotInHand } from './LotDesk';
import { attach } from './result/awardApi';

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
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      <ChooseFile
        id={id}
        accept={accept ?? ''}
        multiple={!single}
        chosen={files.length > 0 ? t('files.attached', { count: files.length }) : undefined}
        describedBy={hint ? `${id}-hint` : `${id}-error`}
        wrong={error !== undefined}
        onChoose={(picked) => {
          send.mutate([...picked]);
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
