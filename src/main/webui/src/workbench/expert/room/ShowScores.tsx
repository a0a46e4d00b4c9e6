import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { useSession } from '../../../api/session';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Note } from '../../../ui/Note';
import { kept, saveAsFile } from './keptSheet';
import { acts, type LotKey, type Marking, type Member, type Sitting } from './roomApi';
import { fits, readLocked, type LockedSheet } from './scoreLock';
import { useAct } from './useAct';

interface Properties {
  lot: LotKey;
  sitting: Sitting;
  marking: Marking;
  /** who has not locked yet */
  waiting: readonly Member[];
}

/** After the lock: the sheet is kept, given as a file, and shown when all have locked theirs. */
export function ShowScores({ lot, sitting, marking, waiting }: Properties) {
  const { t } = useTranslation('room');
  const account = useSession()?.account ?? '';
  const { attempt } = marking;
  const { tender, lot: number, round, sitting: sittingNumber } = sitting;
  const [given, setGiven] = useState<LockedSheet>();
  const [foreign, setForeign] = useState(false);
  const here = kept(account, { tender, lot: number, round, sitting: sittingNumber, attempt });
  const sheets = given ? [...here, given] : here;
  const newest = sheets.at(-1);
  const showing = useAct(lot, () => showOne(lot, [...sheets].reverse()), t('show.done'));

  const read = async (file: File | undefined) => {
    const locked = file && readLocked(await file.text());
    const own = locked !== undefined && fits(locked, sitting, attempt);
    setGiven(own ? locked : undefined);
    setForeign(!own);
  };

  return (
    <>
      <h2>{t('lock.done')}</h2>
      <p>
        {waiting.length > 0
          ? t('show.notYet', { members: waiting.map(({ member }) => member).join(' · ') })
          : t('show.ready')}
      </p>
      {newest ? (
        <>
          <p>{t('show.kept')}</p>
          <p>
            <Button onClick={() => saveAsFile(newest)}>{t('show.save')}</Button>
          </p>
        </>
      ) : (
        <Note kind="warning">
          <p>{t('show.lost')}</p>
        </Note>
      )}
      {!newest && (
        <div className="field">
          <label htmlFor="locked-sheet">{t('show.file')}</label>
          <input
            id="locked-sheet"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void read(event.target.files?.[0]);
            }}
          />
          {foreign && (
            <p role="alert" className="field-error">
              {t('show.foreign')}
            </p>
          )}
        </div>
      )}
      {showing.error && <ErrorNote error={showing.error} />}
      {waiting.length === 0 && newest && (
        <p>
          <Button type="primary" size="large" loading={showing.isPending} onClick={() => showing.mutate()}>
            {t('show.act')}
          </Button>
        </p>
      )}
    </>
  );
}

/** Shows the sheet the platform has the commitment of: of several that were kept only one opens it. */
async function showOne(lot: LotKey, [first, ...others]: LockedSheet[]): Promise<unknown> {
  if (first === undefined) {
    return undefined;
  }
  try {
    return await acts.show(lot, {
      attempt: first.attempt,
      salt: first.salt,
      sheet: first.sheet,
      spoilt: false,
    });
  } catch (error) {
    if (others.length > 0 && error instanceof Problem && error.code === 'commitment-mismatch') {
      return showOne(lot, others);
    }
    throw error;
  }
}
