import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StackedTable } from '../../../portal/StackedTable';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { regulatorPaths } from '../paths';
import type { Reading } from '../supervisionApi';
import { useRuleNames } from '../useRuleNames';

/**
 * Who has read restricted data of the lot before, and what; one's own reading is the newest line.
 *
 * @param openedAt when the file on this page was put together: what was read later is one's own, or came meanwhile
 */
export function Readings({
  readings,
  error,
  openedAt,
}: {
  readings: readonly Reading[] | undefined;
  error: Error | null;
  openedAt: string;
}) {
  const { t } = useTranslation('regulator');
  const { operation } = useRuleNames();
  if (error && !readings) {
    return <ErrorNote error={error} />;
  }
  if (!readings) {
    return null;
  }
  const before = readings.find(({ at }) => Date.parse(at) < Date.parse(openedAt));
  return (
    <Note>
      <p>
        {before ? (
          <>
            {t('readings.last', {
              reader: before.reader ?? t('readings.somebody'),
              what: operation(before.operation),
            })}{' '}
            <Instant at={before.at} seconds />
            {t('readings.stop')}
          </>
        ) : (
          t('readings.first')
        )}{' '}
        {t('readings.yours')}
      </p>
      <details>
        <summary>{t('readings.all', { count: readings.length })}</summary>
        <StackedTable
          caption={t('readings.caption')}
          rows={readings}
          rowKey={(row) => `${row.ofLot}${row.number}`}
          columns={[
            { key: 'at', head: t('readings.at'), cell: (row) => <Instant at={row.at} seconds /> },
            { key: 'who', head: t('readings.who'), cell: (row) => row.reader ?? t('readings.somebody') },
            {
              key: 'what',
              head: t('readings.what'),
              cell: (row) => [operation(row.operation), ...Object.values(row.object)].join(' · '),
            },
            { key: 'ground', head: t('readings.ground'), cell: (row) => row.ground ?? t('readings.none') },
            {
              key: 'log',
              head: t('readings.log'),
              cell: (row) =>
                row.logIndex === null ? (
                  t('readings.waiting')
                ) : (
                  <Link to={regulatorPaths.entry(row.logIndex)}>#{row.logIndex}</Link>
                ),
            },
          ]}
        />
      </details>
    </Note>
  );
}
