import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { Note } from '../../../ui/Note';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { bidName } from './bidName';
import { LockScores } from './LockScores';
import { decimal, faultOf, fullOf, spelled, sum } from './marks';
import { MarkFields } from './MarkFields';
import type { Item, LotKey, Marking, Marks, Sitting } from './roomApi';

/** What is typed into a sheet: marks that count, and notes that stay in this browser. */
interface Typed {
  marks: Marks;
  notes: Record<string, Record<string, string>>;
}

/** A fault of one mark. */
interface WrongMark extends Fault {
  slot: string;
  item: Item;
}

const NONE: readonly WrongMark[] = [];

/** A member's own sheet: bid after bid, item by item. Nobody else sees it before all have locked theirs. */
export function ScoreSheet({ lot, sitting, marking }: { lot: LotKey; sitting: Sitting; marking: Marking }) {
  const { t } = useTranslation('room');
  const { work, you } = sitting;
  const items = work.evaluation.items ?? [];
  const before = work.sheets.find(({ member }) => member === you)?.marks ?? {};
  const draft = useDraft<Typed>(
    `scores/${sitting.tender}/${sitting.lot}/${sitting.round}.${sitting.sitting}/${marking.attempt}`,
    { marks: before, notes: {} },
  );
  const [bid, setBid] = useState(work.valid[0] ?? '');
  const [checking, setChecking] = useState(false);
  const [found, setFound] = useState(NONE);
  const { marks, notes } = draft.value;
  const left = useMemo(
    () => found.filter(({ slot, item }) => faultOf(item, marks[slot]?.[item.id]) !== undefined),
    [found, marks],
  );
  const faults = useFaults(left, undefined);

  const isOpen = (slot: string, item: string) =>
    marking.attempt === 1 || marking.sentBack.some((spot) => spot.bid === slot && spot.item === item);
  const open = (slot: string) => items.filter((item) => faultOf(item, marks[slot]?.[item.id]) !== undefined);
  const change = (kind: 'marks' | 'notes', item: string, text: string) =>
    draft.change({
      ...draft.value,
      [kind]: { ...draft.value[kind], [bid]: { ...draft.value[kind][bid], [item]: text } },
    });
  const check = () => {
    const wrong = work.valid.flatMap((slot) =>
      items.flatMap((item) => {
        const fault = faultOf(item, marks[slot]?.[item.id]);
        return fault
          ? [
              {
                slot,
                item,
                field: slot === bid ? `marks.${slot}.${item.id}` : undefined,
                text: t(`score.fault.${fault}`, {
                  bid: bidName(sitting, slot),
                  item: item.text,
                  full: item.full,
                }),
              },
            ]
          : [];
      }),
    );
    setFound(wrong.length > 0 ? wrong : NONE);
    setChecking(wrong.length === 0);
  };

  if (checking) {
    return (
      <LockScores
        lot={lot}
        sitting={sitting}
        attempt={marking.attempt}
        marks={spelled(work.valid, items, marks)}
        onBack={() => setChecking(false)}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <ErrorSummary faults={faults} />
      <h2>{t('score.title')}</h2>
      <p>{t('score.secret')}</p>
      {marking.attempt > 1 && (
        <Note kind="warning">
          <p>{t('score.sentBack', { count: marking.sentBack.length, attempt: marking.attempt })}</p>
        </Note>
      )}
      <ul className="bid-tabs" aria-label={t('score.bids')}>
        {work.valid.map((slot) => {
          const left = open(slot).length;
          return (
            <li key={slot}>
              <Button
                type={slot === bid ? 'primary' : 'default'}
                aria-current={slot === bid ? 'true' : undefined}
                onClick={() => setBid(slot)}
              >
                {bidName(sitting, slot)} · {left === 0 ? t('score.done') : t('score.left', { count: left })}
              </Button>
            </li>
          );
        })}
      </ul>
      <h3>{bidName(sitting, bid)}</h3>
      {items.map((item) => (
        <MarkFields
          key={`${bid}/${item.id}`}
          name={`marks.${bid}.${item.id}`}
          item={item}
          mark={marks[bid]?.[item.id] ?? ''}
          note={notes[bid]?.[item.id] ?? ''}
          readOnly={!isOpen(bid, item.id)}
          others={othersMarks(sitting, bid, item.id)}
          faults={faults}
          onMark={(text) => change('marks', item.id, text)}
          onNote={(text) => change('notes', item.id, text)}
        />
      ))}
      <p>
        <strong className="numeric">
          {t('score.sum', { sum: decimal(sum(items, marks[bid])), full: decimal(fullOf(items)) })}
        </strong>
      </p>
      <DraftNote savedAt={draft.savedAt} />
      <p>
        <Button type="primary" size="large" htmlType="submit">
          {t('score.check')}
        </Button>
      </p>
    </form>
  );
}

/** What the members gave in the attempt before, which all have shown; nothing in the first. */
function othersMarks({ work }: Sitting, bid: string, item: string): string[] {
  return work.sheets.map(({ member, marks }) => `${member} ${marks[bid]?.[item] ?? '—'}`);
}
