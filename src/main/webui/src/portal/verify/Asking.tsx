import { Button, Input } from 'antd';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bytes } from '../../sealing/bytes';

/** A file somebody handed to the page. It is read here and sent nowhere. */
export interface GivenFile {
  name: string;
  bytes: Bytes;
}

/** In bytes. Nothing this page reads is larger; what is, comes without content and is called unknown. */
const LARGEST = 5 * 1024 * 1024;

const read = async (file: File): Promise<GivenFile> => ({
  name: file.name,
  bytes: file.size > LARGEST ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
});

/**
 * The one place to put something to check: a number or digest typed, a text pasted, files chosen or dropped.
 *
 * @param fault what is wrong with what was typed
 */
export function Asking({
  onText,
  onFiles,
  fault,
}: {
  onText: (text: string) => void;
  onFiles: (files: GivenFile[]) => void;
  fault: string | undefined;
}) {
  const { t } = useTranslation('verify');
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);

  const take = async (files: FileList | null) => {
    onFiles(await Promise.all([...(files ?? [])].map(read)));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <form
      className={over ? 'asking asking-over no-print' : 'asking no-print'}
      onSubmit={(event) => {
        event.preventDefault();
        onText(text);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={fault ? 'field field-wrong' : 'field'}>
        <label htmlFor={id}>{t('ask.label')}</label>
        <p id={`${id}-hint`} className="field-hint">
          {t('ask.hint')}
        </p>
        {fault && (
          <p id={`${id}-error`} className="field-error" role="alert">
            {fault}
          </p>
        )}
        <Input.TextArea
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          spellCheck={false}
          aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={fault !== undefined}
        />
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit">
          {t('ask.check')}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{t('ask.choose')}</Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('ask.choose')}
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = '';
          }}
        />
        <span className="secondary">{t('ask.drop')}</span>
      </div>
    </form>
  );
}
