import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { announce } from '../../../../ui/Announcements';
import { DraftNote } from '../../../../ui/DraftNote';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { ErrorSummary } from '../../../../ui/ErrorSummary';
import { Loading } from '../../../../ui/Loading';
import { PageTitle } from '../../../../ui/PageTitle';
import { useFaults, type Fault, type Faults } from '../../../../ui/useFaults';
import { useLot } from '../LotFrame';
import { announcementFields } from '../queries';
import type { AnnouncementField, Lot } from '../server';
import { wrongTerms, type TermsPart } from './checks';
import { Conflict } from './Conflict';
import type { Terms } from './terms';
import { useSayWrong } from './useSayWrong';
import { useTerms } from './useTerms';

export interface TermsForm {
  lot: Lot;
  terms: Terms;
  change: (terms: Terms) => void;
  fields: readonly AnnouncementField[];
  faults: Faults;
}

const nothing: Fault[] = [];

/**
 * One page of a lot's terms: kept while it is typed, stored for the colleagues, and never over what they have stored
 * meanwhile.
 *
 * @param next where its writer goes on
 */
export function TermsPage({
  part,
  title,
  next,
  children,
}: {
  part: TermsPart;
  title: string;
  next: (lot: Lot) => string;
  children: (form: TermsForm) => ReactNode;
}) {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const navigate = useNavigate();
  const draft = useTerms(lot);
  const fields = useQuery(announcementFields(lot.kind));
  const say = useSayWrong();
  const [found, setFound] = useState(nothing);
  const faults = useFaults(found, draft.error);

  const wrong = draft.failed ?? fields.error;
  if (wrong) {
    return (
      <>
        <PageTitle title={title} wrong />
        <ErrorNote error={wrong} />
      </>
    );
  }
  if (!draft.isReady || !fields.data) {
    return <Loading />;
  }
  const store = async () => {
    if (!draft.isDirty || (await draft.save())) {
      announce(t('terms.stored'));
      return true;
    }
    return false;
  };
  const goOn = async () => {
    const here = wrongTerms(draft.terms, lot, fields.data).filter((each) => each.part === part);
    setFound(here.map(say));
    if (here.length === 0 && (await store())) {
      void navigate(next(lot));
    }
  };
  return (
    <>
      <PageTitle title={title} wrong={faults.list.length > 0} />
      {draft.conflict && (
        <Conflict
          mine={draft.terms}
          theirs={draft.conflict}
          resolve={draft.resolve}
          takeTheirs={draft.takeTheirs}
        />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <ErrorSummary faults={faults} />
        {children({ lot, terms: draft.terms, change: draft.change, fields: fields.data, faults })}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={draft.saving}
            disabled={draft.conflict !== undefined}
          >
            {t('terms.goOn')}
          </Button>
          <Button
            loading={draft.saving}
            disabled={!draft.isDirty || draft.conflict !== undefined}
            onClick={() => void store()}
          >
            {t('terms.store')}
          </Button>
        </div>
      </form>
      <p className="secondary">{t(draft.isDirty ? 'terms.notStored' : 'terms.same')}</p>
      <DraftNote savedAt={draft.savedAt} />
    </>
  );
}
