import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { StateMark } from '../../../../portal/StateMark';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Instant } from '../../../../ui/Instant';
import { Loading } from '../../../../ui/Loading';
import { Objections } from '../../Objections';
import { useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { NextStep } from '../NextStep';
import type { Award } from './awardApi';
import { useFacts } from '../useFacts';
import type { Facts } from '../steps';
import { Acceptance } from './Acceptance';
import { Announcing } from './Announcing';
import { Candidates } from './Candidates';
import { Contract } from './Contract';
import { Decide } from './Decide';
import { Limits } from './Limits';
import { Notice } from './Notice';
import { Papers } from './Papers';
import { RegulatorReport } from './RegulatorReport';
import { Retender } from './Retender';
import { openAtFirst, sectionsOf, type Section, type SectionName } from './sections';

/** From the report in the tenderee's hands to the contract: one section for each act, one of them open. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { facts, error } = useFacts();
  return (
    <>
      <LotHead title={t('result.title')} />
      {facts ? <Sections facts={facts} /> : error ? <ErrorNote error={error} /> : <Loading />}
    </>
  );
}

function Sections({ facts }: { facts: Facts }) {
  const { t } = useTranslation('agencyConduct');
  const [asked, ask] = useSearchParams();
  const { award } = facts;
  const sections = sectionsOf(facts);
  const open = sections.find(({ name }) => name === asked.get('act'))?.name ?? openAtFirst(facts);
  return (
    <>
      <NextStep facts={facts} here="result" />
      {award ? <Candidates award={award} /> : <p>{t('result.notYet')}</p>}
      {sections.map((section) => (
        <One
          key={section.name}
          section={section}
          award={award}
          open={open === section.name}
          onOpen={() => {
            ask({ act: section.name }, { replace: true, preventScrollReset: true });
          }}
        />
      ))}
      {award && <Limits award={award} />}
      {award && <Papers papers={award.papers} />}
    </>
  );
}

function One({
  section: { name, act, doneAt },
  award,
  open,
  onOpen,
}: {
  section: Section;
  award: Award | null;
  open: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('agencyConduct');
  const hindrance = useHindrance();
  const why = act && hindrance(act);
  const state = doneAt ? 'good' : why ? 'unknown' : 'waiting';
  return (
    <section aria-labelledby={name} className="section-act">
      <h2 id={name}>
        <StateMark state={state} /> {t(`result.section.${name}`)}
      </h2>
      {doneAt && (
        <p>
          {t('result.done')} <Instant at={doneAt} seconds />
        </p>
      )}
      {why && !doneAt && <p className="secondary">{why}</p>}
      {!why &&
        (open ? (
          <Content name={name} award={award} />
        ) : (
          <Button onClick={onOpen}>{t(doneAt ? 'result.openAgain' : 'result.open')}</Button>
        ))}
    </section>
  );
}

function Content({ name, award }: { name: SectionName; award: Award | null }) {
  const { tender, name: lot } = useLotInHand();
  if (name === 'retender') {
    return <Retender />;
  }
  if (name === 'objections') {
    return <Objections tender={tender} lot={lot} />;
  }
  if (!award) {
    return null;
  }
  switch (name) {
    case 'candidates':
      return <Announcing subject="CANDIDATES" award={award} />;
    case 'decision':
      return <Decide award={award} />;
    case 'notice':
      return <Notice award={award} />;
    case 'result':
      return <Announcing subject="RESULT" award={award} />;
    case 'contract':
      return <Contract award={award} />;
    case 'publication':
      return <Announcing subject="CONTRACT" award={award} />;
    case 'acceptance':
      return <Acceptance />;
    case 'regulator':
      return <RegulatorReport />;
  }
}
