import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hex } from '../../../sealing/bytes';
import { sha256 } from '../../../sealing/digest';
import { announce } from '../../../ui/Announcements';
import { ChooseFile } from '../../../ui/ChooseFile';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Field } from '../../../ui/Field';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { endings, faultOf, kinds, proposedName } from './documentNames';
import type { StoredDocument } from './server';
import { upload } from './upload';

const HEAD = 8;
const nothing: Fault[] = [];

/** Hands in one document: its digest is computed here, shown, and compared with what the platform stored. */
export function AddDocument({ tender, documents }: { tender: string; documents: readonly StoredDocument[] }) {
  const { t } = useTranslation('agencyPrepare');
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const [found, setFound] = useState(nothing);
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [stored, setStored] = useState<{ name: string; same: boolean }>();
  const faults = useFaults(found, error);
  const before = documents.find((document) => document.name === name);

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setName(chosen ? proposedName(chosen.name) : '');
    setStored(undefined);
    setFound(nothing);
    setError(undefined);
  };
  const send = async () => {
    setError(undefined);
    setStored(undefined);
    if (!file) {
      setFound([{ field: 'file', text: t('add.noFile') }]);
      return;
    }
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    const fault = faultOf(name, file.size, head);
    if (fault) {
      setFound([{ field: fault === 'name' ? 'name' : 'file', text: t(`add.fault.${fault}`, { kinds }) }]);
      return;
    }
    setFound(nothing);
    setShare(0);
    try {
      const digest = hex(await sha256(new Uint8Array(await file.arrayBuffer())));
      const kept = await upload(tender, name, file, before?.sha256 ?? null, setShare);
      await client.invalidateQueries({ queryKey: ['agency', 'documents', tender] });
      setStored({ name, same: kept.sha256 === digest });
      announce(t('add.stored', { name }));
      setFile(undefined);
      setName('');
    } catch (e) {
      setError(e);
      await client.invalidateQueries({ queryKey: ['agency', 'documents', tender] });
    } finally {
      setShare(undefined);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t('add.title')}</h2>
      <ErrorSummary faults={faults} />
      <Field name="file" label={t('add.file')} hint={t('add.fileHint', { kinds })} faults={faults}>
        {(control) => (
          <ChooseFile
            id={control.id}
            accept={endings}
            chosen={file?.name}
            describedBy={control['aria-describedby'] ?? ''}
            wrong={control['aria-invalid']}
            onChoose={([chosen]) => choose(chosen)}
          />
        )}
      </Field>
      <Field name="name" label={t('add.name')} hint={t('add.nameHint')} faults={faults}>
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {before && file && (
        <p>{t(before.publishedAt === null ? 'add.replaces' : 'add.taken', { name: before.name })}</p>
      )}
      {share !== undefined && <Progress percent={Math.round(100 * share)} aria-label={t('add.progress')} />}
      {stored && (
        <p role="status">{t(stored.same ? 'add.storedSame' : 'add.storedOther', { name: stored.name })}</p>
      )}
      <Button htmlType="submit" loading={share !== undefined}>
        {t('add.send')}
      </Button>
    </form>
  );
}
