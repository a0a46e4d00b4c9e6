import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';
import { StackedTable, type Column } from '../../../portal/StackedTable';
import { unbase64 } from '../../../sealing/bytes';
import { orInvalid } from '../../../sealing/evidence';
import { signMessage, type Signer } from '../../../sealing/sign';
import { announce } from '../../../ui/Announcements';
import { SignWith } from '../../../ui/SignWith';
import { bidName } from './bidName';
import { keep, kept, saveAsFile } from './keptSheet';
import { decimal, sum } from './marks';
import { acts, sittingQuery, type Item, type LotKey, type Marks, type Sitting } from './roomApi';
import { lockBody, lockedSheet } from './scoreLock';

interface Properties {
  lot: LotKey;
  sitting: Sitting;
  attempt: number;
  /** complete and without fault */
  marks: Marks;
  onBack: () => void;
}

/** The check page before the lock: the whole sheet, and the signature on its commitment. What opens it again is kept first. */
export function LockScores({ lot, sitting, attempt, marks, onBack }: Properties) {
  const { t } = useTranslation('room');
  const queries = useQueryClient();
  const account = useSession()?.account ?? '';
  const items = sitting.work.evaluation.items ?? [];
  const lock = async (signer: Signer) => {
    const fresh = lockedSheet(sitting, attempt, marks);
    // the same marks again: an answer was lost, and the platform may have the first commitment already
    const locked = kept(account, fresh).find(({ sheet }) => sheet === fresh.sheet) ?? fresh;
    if (!keep(account, locked)) {
      saveAsFile(locked);
    }
    const salt = orInvalid(unbase64(locked.salt), 'malformed-json', 'The salt is not base64');
    const sheet = orInvalid(unbase64(locked.sheet), 'malformed-json', 'The sheet is not base64');
    try {
      await acts.lock(lot, attempt, await signMessage(await lockBody(locked, salt, sheet), signer));
      announce(t('lock.done'));
    } finally {
      await queries.invalidateQueries({ queryKey: sittingQuery(lot).queryKey });
    }
  };
  const columns: Column<Item>[] = [
    { key: 'item', head: t('lock.item'), cell: (item) => item.text },
    { key: 'full', head: t('lock.full'), cell: (item) => item.full, figures: true },
    ...sitting.work.valid.map((slot) => ({
      key: slot,
      head: bidName(sitting, slot),
      cell: (item: Item) => marks[slot]?.[item.id] ?? '',
      figures: true,
    })),
  ];
  return (
    <>
      <h2>{t('lock.title')}</h2>
      <p>{t('lock.why')}</p>
      <StackedTable caption={t('lock.caption')} columns={columns} rows={items} rowKey={(item) => item.id} />
      <p>
        <Button onClick={onBack}>{t('lock.back')}</Button>
      </p>
      <SignWith act={t('lock.act')} onSign={lock}>
        <p>{t('lock.text')}</p>
        <ul>
          {sitting.work.valid.map((slot) => (
            <li key={slot} className="numeric">
              {t('lock.total', { bid: bidName(sitting, slot), sum: decimal(sum(items, marks[slot])) })}
            </li>
          ))}
        </ul>
      </SignWith>
    </>
  );
}
