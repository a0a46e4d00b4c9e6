import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { announce } from '../../../../ui/Announcements';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Field } from '../../../../ui/Field';
import { Instant } from '../../../../ui/Instant';
import { Note } from '../../../../ui/Note';
import { PageTitle } from '../../../../ui/PageTitle';
import { SignWith } from '../../../../ui/SignWith';
import { useDraft } from '../../../../ui/useDraft';
import { useFaults, type Fault } from '../../../../ui/useFaults';
import { PassedStage } from '../PassedStage';
import { isBeforeDeadline } from '../board';
import { preparePaths } from '../paths';
import { TimeField } from '../schedule/TimeField';
import type { DocumentList, Lot, Period, PublishedNotice } from '../server';
import { needsTerms } from '../terms/checks';
import { Conflict } from '../terms/Conflict';
import { differences } from '../terms/parts';
import type { Terms } from '../terms/terms';
import { usePartText } from '../terms/usePartText';
import type { TermsDraft } from '../terms/useTerms';
import { AddendumChanges, type Change } from './AddendumChanges';
import { moved, moveOf } from './deadline';
import { nextNotice } from './notice';
import { atRows } from './rows';
import { usePublish } from './usePublish';

const ROWS = ['openAt', 'rounds', 'terms.addendum', 'terms.documents', 'documentsRoot', 'terms'];
const NONE: Fault[] = [];

interface Properties {
  lot: Lot;
  draft: TermsDraft;
  current: PublishedNotice;
  deadline: string;
  documents: DocumentList;
  periods: readonly Period[];
  demanded: string | null;
  organisation: { name: string; creditCode: string } | undefined;
}

type Statement = NonNullable<Terms['addendum']>;

/** What differs apart from what an addendum says of itself. */
const changed = (
  published: Terms,
  terms: Terms,
  textOf: (terms: Terms, part: string) => string | null,
): Change[] =>
  differences(published, terms)
    .filter((part) => part !== 'addendum')
    .map((part) => ({ part, before: textOf(published, part), after: textOf(terms, part) }));

/** What an addendum says of itself, what it changes, and the signed act. */
export function AddendumForm({
  lot,
  draft,
  current,
  deadline,
  documents,
  periods,
  demanded,
  organisation,
}: Properties) {
  const { t } = useTranslation('agencyPrepare');
  const navigate = useNavigate();
  const { publish, error } = usePublish(lot);
  const textOf = usePartText();
  const asked = useDraft<{ statement: Partial<Statement>; openAt: string }>(
    `agency/addendum/${lot.tender}/${lot.lot}/${current.version}`,
    { statement: {}, openAt: '' },
  );
  const { statement } = asked.value;
  const say = (part: Partial<Statement>) =>
    asked.change({ ...asked.value, statement: { ...statement, ...part } });
  const move = moveOf(deadline, periods, statement.mayAffectBids, demanded);
  const openAt = asked.value.openAt === '' ? move.current : asked.value.openAt;
  const changes = draft.published ? changed(draft.published, draft.terms, textOf) : [];
  const added = documents.documents.filter(
    (document) => document.publishedAt === null && document.name !== draft.stored?.draftName,
  );
  const refused = useFaults(NONE, atRows(error ?? draft.error, ROWS));

  const open: string[] = [];
  if (changes.length === 0 && added.length === 0 && Date.parse(openAt) <= Date.parse(move.current)) {
    open.push(t('addendum.nothingChanges'));
  }
  if ((statement.text ?? '').trim() === '') {
    open.push(t('addendum.noReason'));
  }
  if (statement.mayAffectBids === undefined) {
    open.push(t('addendum.sayWhether'));
  }
  if (Date.parse(openAt) < Date.parse(move.earliest)) {
    open.push(t('addendum.mustMove'));
  }
  const ready = open.length === 0 && !draft.conflict && isBeforeDeadline(lot);
  const sendable: Statement = {
    mayAffectBids: statement.mayAffectBids ?? true,
    changesSubject: statement.changesSubject ?? false,
    text: (statement.text ?? '').trim(),
  };
  return (
    <>
      <PageTitle title={t('addendum.title')} wrong={refused.list.length > 0} />
      <PassedStage lot={lot} before="closed" />
      <ErrorSummary faults={refused} />
      {draft.conflict && (
        <Conflict
          mine={draft.terms}
          theirs={draft.conflict}
          resolve={draft.resolve}
          takeTheirs={draft.takeTheirs}
        />
      )}
      <p className="lead">{t('addendum.lead')}</p>
      {demanded && (
        <Note kind="warning">
          <p>
            {t('addendum.demanded')} <Instant at={demanded} />
          </p>
        </Note>
      )}

      <h2>{t('addendum.what')}</h2>
      {needsTerms(lot.kind) && (
        <p className="actions">
          {(['announcement', 'requirements', 'evaluation'] as const).map((page) => (
            <Link key={page} to={preparePaths[page](lot.tender, lot.lot)}>
              {t('addendum.edit', { page: t(`lot.page.${page}`) })}
            </Link>
          ))}
        </p>
      )}
      <p>
        <Link to={preparePaths.documents(lot.tender, lot.lot)}>{t('addendum.addDocuments')}</Link>
      </p>
      <AddendumChanges changes={changes} added={added} before={move.current} after={openAt} />

      <h2>{t('addendum.why')}</h2>
      <Field
        name="terms.addendum"
        label={t('addendum.reason')}
        hint={t('addendum.reasonHint')}
        faults={refused}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={statement.text ?? ''}
            onChange={(event) => say({ text: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="choice">
        <legend>{t('addendum.mayAffectBids')}</legend>
        <Radio.Group
          value={statement.mayAffectBids}
          onChange={(event) => say({ mayAffectBids: event.target.value as boolean })}
          options={[
            { value: true, label: t('addendum.affects') },
            { value: false, label: t('addendum.affectsNot') },
          ]}
        />
      </fieldset>

      <h2>{t('addendum.deadline')}</h2>
      <p>
        {t('addendum.now')} <Instant at={move.current} />{' '}
        {move.must ? (
          <strong>
            {t('addendum.moves', { citation: move.citation ?? '' })} <Instant at={move.earliest} />
          </strong>
        ) : (
          t('addendum.stays')
        )}
      </p>
      <TimeField
        name="openAt"
        label={t('addendum.newDeadline')}
        value={openAt}
        set={(at) => asked.change({ ...asked.value, openAt: at })}
        start={move.current}
        days={t('addendum.later')}
        earliest={move.must ? move.earliest : undefined}
        faults={refused}
      />

      {open.length > 0 && (
        <Note kind="warning">
          <p>{t('addendum.open')}</p>
          <ul>
            {open.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Note>
      )}
      {ready && (
        <SignWith
          act={t('addendum.act', { version: current.version + 1 })}
          organisation={organisation}
          onSign={async (signer) => {
            if (needsTerms(lot.kind) && !(await draft.save({ ...draft.terms, addendum: sendable }))) {
              return;
            }
            if (await publish(signer, (bound) => nextNotice(current, moved(lot, openAt), bound))) {
              asked.discard();
              announce(t('publish.done'));
              void navigate(preparePaths.lot(lot.tender, lot.lot));
            }
          }}
        >
          <p>{t('addendum.signs', { version: current.version + 1, lot: lot.name })}</p>
          <AddendumChanges changes={changes} added={added} before={move.current} after={openAt} />
          <p>{sendable.text}</p>
        </SignWith>
      )}
      <DraftNote savedAt={asked.savedAt} />
    </>
  );
}
