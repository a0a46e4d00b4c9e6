import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bytes } from '../sealing/bytes';
import { UnusableKeyFile } from '../sealing/keyFile';
import { openKeyFile, UnusableKey, type Signer } from '../sealing/sign';
import { ChooseFile } from './ChooseFile';
import { Note } from './Note';

/** A key file is a few kilobytes; whatever is larger was chosen by mistake. */
const LARGEST = 1 << 20;

type Fault = UnusableKeyFile['code'] | UnusableKey['code'] | 'no-file' | 'failed';

/** Chooses a .p12 or .pfx file and opens it with its password, on this computer alone. */
export function OpenKey({ onOpened }: { onOpened: (signer: Signer) => void }) {
  const { t } = useTranslation('signing');
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();

  const open = async () => {
    if (!file) {
      setFault('no-file');
      return;
    }
    setBusy(true);
    setFault(undefined);
    try {
      const signer = await openKeyFile(await bytesOf(file), password);
      setPassword('');
      onOpened(signer);
    } catch (error) {
      setFault(error instanceof UnusableKeyFile || error instanceof UnusableKey ? error.code : 'failed');
    } finally {
      setBusy(false);
    }
  };

  const ofFile = fault !== undefined && fault !== 'wrong-password';
  return (
    <div className="open-key">
      <div className={ofFile ? 'field field-wrong' : 'field'}>
        <label htmlFor="key-file">{t('file')}</label>
        <p id="key-file-hint" className="field-hint">
          {t('fileHint')}
        </p>
        <ChooseFile
          id="key-file"
          accept=".p12,.pfx,application/x-pkcs12"
          chosen={file?.name}
          describedBy="key-file-hint"
          wrong={ofFile}
          onChoose={([chosen]) => {
            setFile(chosen);
            setFault(undefined);
          }}
        />
      </div>
      <div className={fault === 'wrong-password' ? 'field field-wrong' : 'field'}>
        <label htmlFor="key-password">{t('password')}</label>
        <Input.Password
          id="key-password"
          value={password}
          autoComplete="off"
          aria-invalid={fault === 'wrong-password'}
          onChange={({ target }) => {
            setPassword(target.value);
          }}
          onPressEnter={(event) => {
            event.preventDefault(); // it may stand in a form that has an act of its own
            void open();
          }}
        />
      </div>
      {fault && (
        <div role="alert">
          <Note kind="danger">
            <p>{t(`fault.${fault}`)}</p>
          </Note>
        </div>
      )}
      <p>
        <Button
          loading={busy}
          onClick={() => {
            void open();
          }}
        >
          {t('open')}
        </Button>
      </p>
    </div>
  );
}

async function bytesOf(file: File): Promise<Bytes> {
  if (file.size > LARGEST) {
    throw new UnusableKeyFile('not-a-key-file');
  }
  return new Uint8Array(await file.arrayBuffer());
}
