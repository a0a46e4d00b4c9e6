import { useTranslation } from 'react-i18next';
import { FactList } from '../../../../portal/FactList';
import { StackedTable } from '../../../../portal/StackedTable';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Instant } from '../../../../ui/Instant';
import { Loading } from '../../../../ui/Loading';
import { day } from '../../../../ui/time';
import { ActButton, useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { archiveAddress, fileArchive, type Archive } from './archiveApi';
import { useAct } from '../useAct';
import { useArchive } from '../useLotData';
import { parts, size } from './parts';

/** Everything about a lot in one package, filed for as long as the law wants it kept. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const filed = useArchive();
  const why = useHindrance()('archive');
  const act = useAct(() => fileArchive(tender, name), t('archive.done'));
  return (
    <>
      <LotHead title={t('archive.title')} />
      <p className="lead">{t('archive.lead')}</p>
      {act.error && <ErrorNote error={act.error} />}
      {filed.data === undefined ? (
        filed.error ? (
          <ErrorNote error={filed.error} />
        ) : (
          <Loading />
        )
      ) : filed.data === null ? (
        <ActButton
          name={t('archive.go')}
          why={why}
          busy={act.isPending}
          onAct={() => {
            act.mutate(undefined);
          }}
        />
      ) : (
        <Filed archive={filed.data} />
      )}
    </>
  );
}

function Filed({ archive: filed }: { archive: Archive }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  return (
    <>
      <p>
        <a href={archiveAddress(tender, name)}>{t('archive.download', { size: size(filed.size) })}</a>
      </p>
      <FactList
        facts={[
          [t('archive.at'), <Instant at={filed.archivedAt} />],
          [
            t('archive.retention'),
            t('archive.until', { code: filed.retention, day: day(filed.retainUntil) }),
          ],
          [t('archive.manifest'), <span className="digest">{filed.manifestSha256}</span>],
          [t('archive.package'), <span className="digest">{filed.packageSha256}</span>],
        ]}
      />
      <p>{t('archive.check')}</p>
      {parts(filed.files).map(({ name: part, files }) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <h2 id={`part-${part}`}>{t([`archive.part.${part}`, 'archive.part.other'] as never) as string}</h2>
          <StackedTable
            caption={t('archive.files', { count: files.length })}
            rows={files}
            rowKey={(file) => file.name}
            columns={[
              { key: 'name', head: t('archive.name'), cell: (file) => file.name },
              { key: 'size', head: t('archive.size'), figures: true, cell: (file) => size(file.size) },
              {
                key: 'digest',
                head: t('papers.digest'),
                cell: ({ sha256 }) => <span className="digest">{sha256}</span>,
              },
            ]}
          />
        </section>
      ))}
      <section aria-labelledby="court">
        <h2 id="court">{t('archive.court')}</h2>
        <p>{t('archive.courtWhy')}</p>
      </section>
    </>
  );
}
