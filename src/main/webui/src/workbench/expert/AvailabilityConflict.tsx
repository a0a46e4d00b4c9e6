import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import { fromField } from './beijing';
import type { FreeSpan } from './expertApi';

/** The same account wrote in two places: both versions side by side, and nothing saved before one is chosen. */
export function AvailabilityConflict({
  theirs,
  mine,
  takeTheirs,
  keepMine,
}: {
  theirs: readonly FreeSpan[];
  /** as typed, in Beijing time */
  mine: readonly FreeSpan[];
  takeTheirs: () => void;
  keepMine: () => void;
}) {
  const { t } = useTranslation('expert');
  return (
    <div role="alert">
      <Note kind="warning">
        <p>{t('availability.meanwhile')}</p>
      </Note>
      <div className="cards">
        <div className="card">
          <h3>{t('availability.theirs')}</h3>
          <Spans spans={theirs} />
          <Button onClick={takeTheirs}>{t('availability.takeTheirs')}</Button>
        </div>
        <div className="card">
          <h3>{t('availability.yours')}</h3>
          <Spans
            spans={mine.map(({ from, until }) => ({
              from: fromField(from) ?? '',
              until: fromField(until) ?? '',
            }))}
          />
          <Button onClick={keepMine}>{t('availability.keepMine')}</Button>
        </div>
      </div>
    </div>
  );
}

function Spans({ spans }: { spans: readonly FreeSpan[] }) {
  const { t } = useTranslation('expert');
  if (spans.length === 0) {
    return <p className="secondary">{t('availability.nothing')}</p>;
  }
  return (
    <ul>
      {spans.map(({ from, until }) => (
        <li key={from + until}>
          {from === '' ? '—' : <Instant at={from} />} – {until === '' ? '—' : <Instant at={until} />}
        </li>
      ))}
    </ul>
  );
}
