import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../portal/StackedTable';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { restrictedFiles } from '../paths';
import { objections, type LotFile, type Objection } from '../supervisionApi';
import { useRuleNames } from '../useRuleNames';

const LONGEST_GROUND = 200;

/** Restricted papers of the lot. Each is handed out after the platform has recorded who asked, and why. */
export function Papers({ file, onRead }: { file: LotFile; onRead: () => void }) {
  const { t } = useTranslation('regulator');
  const { paper } = useRuleNames();
  const [ground, setGround] = useState('');
  const id = useId();
  const { tender, lot } = file.lot;
  const happened = (kind: string) => file.events.filter((event) => event.kind === kind);
  const open = useMutation({ mutationFn: () => objections(tender, lot, ground), onSettled: onRead });
  const links: [key: string, name: string, href: string][] = [
    ...file.rounds
      .filter(({ state }) => state === 'OPENED')
      .map(({ round }): [string, string, string] => [
        `evidence${round}`,
        t('papers.evidence', { round }),
        restrictedFiles.evidence(tender, lot, round, ground),
      ]),
    ...(happened('EVALUATION_ENDED').length > 0
      ? [
          ['report', t('papers.report'), restrictedFiles.report(tender, lot, ground)] as [
            string,
            string,
            string,
          ],
        ]
      : []),
    ...happened('PAPER').map(({ facts }): [string, string, string] => [
      `paper${facts.number}`,
      `${facts.number}. ${paper(facts.kind ?? '')}`,
      restrictedFiles.paper(tender, lot, Number(facts.number), ground),
    ]),
    ...(happened('ARCHIVED').length > 0
      ? ([
          ['archive', t('papers.archive'), restrictedFiles.archive(tender, lot, ground)],
          ['court', t('papers.courtCopy'), restrictedFiles.courtCopy(tender, lot, ground)],
        ] as [string, string, string][])
      : []),
  ];
  return (
    <section aria-labelledby="papers" className="no-print">
      <h2 id="papers">{t('papers.title')}</h2>
      <p>{t('papers.recorded')}</p>
      <div className="field">
        <label htmlFor={id}>{t('papers.ground')}</label>
        <p id={`${id}-hint`} className="field-hint">
          {t('papers.groundHint')}
        </p>
        <Input
          id={id}
          aria-describedby={`${id}-hint`}
          maxLength={LONGEST_GROUND}
          value={ground}
          onChange={(event) => setGround(event.target.value)}
        />
      </div>
      {links.length === 0 ? (
        <p>{t('papers.none')}</p>
      ) : (
        <ul>
          {links.map(([key, name, href]) => (
            <li key={key}>
              <a href={href} target="_blank" rel="noreferrer" onClick={() => setTimeout(onRead, 1500)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {happened('OBJECTION_FILED').length > 0 && (
        <>
          <h3>{t('papers.objections', { count: happened('OBJECTION_FILED').length })}</h3>
          <p>
            <Button onClick={() => open.mutate()} loading={open.isPending}>
              {t('papers.openObjections')}
            </Button>
          </p>
        </>
      )}
      {open.error && <ErrorNote error={open.error} />}
      {open.data && <Objections objections={open.data} />}
    </section>
  );
}

function Objections({ objections: shown }: { objections: readonly Objection[] }) {
  const { t } = useTranslation('regulator');
  return (
    <>
      <Note kind="warning">
        <p>{t('papers.keep')}</p>
      </Note>
      <StackedTable
        caption={t('papers.objectionsCaption')}
        rows={shown}
        rowKey={(row) => row.id}
        columns={[
          { key: 'on', head: t('papers.filedOn'), cell: (row) => row.filedOn },
          {
            key: 'who',
            head: t('papers.objector'),
            cell: (row) =>
              row.objector === null ? t('papers.secret') : `${row.objector.name} ${row.objector.creditCode}`,
          },
          { key: 'words', head: t('papers.words'), cell: (row) => row.words?.grounds ?? t('papers.secret') },
          {
            key: 'answer',
            head: t('papers.answer'),
            cell: (row) =>
              row.answer === null ? (
                row.dueAt === null ? (
                  t('verdict.notYet')
                ) : (
                  <>
                    {t('verdict.by')} <Instant at={row.dueAt} />
                  </>
                )
              ) : (
                row.answer.text
              ),
          },
        ]}
      />
    </>
  );
}
