import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field';
import type { Faults } from '../../../ui/useFaults';
import type { Item } from './roomApi';

interface Properties {
  name: string;
  item: Item;
  mark: string;
  note: string;
  /** after the others' marks are known only what was sent back may change */
  readOnly: boolean;
  others: readonly string[];
  faults: Faults;
  onMark: (text: string) => void;
  onNote: (text: string) => void;
}

/** One mark with its most, and a note for oneself. */
export function MarkFields({ name, item, mark, note, readOnly, others, faults, onMark, onNote }: Properties) {
  const { t } = useTranslation('room');
  const kind = t(item.objective ? 'score.objective' : 'score.subjective');
  return (
    <div className="mark-row">
      <Field
        name={name}
        label={t('score.item', { item: item.text, full: item.full })}
        hint={[
          t(`part.${item.part}`),
          kind,
          others.length > 0 && t('score.before', { marks: others.join(' · ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
        faults={faults}
      >
        {(control) => (
          <Input
            {...control}
            className="mark-input"
            inputMode="decimal"
            autoComplete="off"
            readOnly={readOnly}
            suffix={`/ ${item.full}`}
            value={mark}
            onChange={(event) => onMark(event.target.value)}
          />
        )}
      </Field>
      <Field name={`${name}.note`} label={t('score.note')} faults={faults}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={1}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={2000}
            value={note}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
