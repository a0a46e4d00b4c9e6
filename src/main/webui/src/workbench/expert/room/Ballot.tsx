import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../../ui/DraftNote';
import { ErrorSummary } from '../../../ui/ErrorSummary';
import { useDraft } from '../../../ui/useDraft';
import { useFaults, type Fault } from '../../../ui/useFaults';
import { bidName, criterionText } from './bidName';
import { acts, type Asked, type LotKey, type Sitting } from './roomApi';
import { useAct } from './useAct';
import { VerdictFields } from './VerdictFields';
import { keyOf, missing, verdictsOf, type Thought, type Thoughts } from './verdicts';

const NONE: readonly Fault[] = [];
const EMPTY: Thoughts = {};

/** All verdicts a step asks of a member. They are given at once and stay. */
export function Ballot({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { asked } = sitting.work;
  const matter = asked[0]?.matter;
  const draft = useDraft(
    `ballot/${sitting.tender}/${sitting.lot}/${sitting.round}.${sitting.sitting}/${matter ?? ''}`,
    EMPTY,
  );
  const [found, setFound] = useState(NONE);
  const voting = useAct(
    lot,
    async () => {
      if (matter) {
        await acts.vote(lot, matter, verdictsOf(asked, draft.value));
        draft.discard();
      }
    },
    t('ballot.given'),
  );
  // what has been mended since is wrong no more; what comes up meanwhile is said when the ballot is given
  const left = useMemo(() => {
    const open = new Set(missing(asked, draft.value).map(({ field }) => field));
    return found.filter(({ field }) => field !== undefined && open.has(field));
  }, [found, asked, draft.value]);
  const faults = useFaults(left, voting.error);
  if (!matter) {
    return null;
  }
  const change = (question: Asked, part: Thought) => {
    const key = keyOf(question);
    draft.change({ ...draft.value, [key]: { ...draft.value[key], ...part } });
  };
  const give = () => {
    const wrong = missing(asked, draft.value).map(({ field, what, asked: question }) => ({
      field,
      text: t(`ballot.missing.${what}`, { bid: bidName(sitting, question.bid), item: textOf(question) }),
    }));
    setFound(wrong.length > 0 ? wrong : NONE);
    if (wrong.length === 0) {
      voting.mutate();
    }
  };
  const textOf = (question: Asked) =>
    question.matter === 'LOW_PRICE' || question.matter === 'COMPETITION'
      ? t(`ballot.question.${question.matter}`)
      : criterionText(sitting, question.item);
  const bids = [...new Set(asked.map(({ bid }) => bid))];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <ErrorSummary faults={faults} />
      <h2>{t(`ballot.title.${matter}`)}</h2>
      <p>{t('ballot.why')}</p>
      {bids.map((bid) => (
        <div key={bid}>
          <h3>{matter === 'COMPETITION' ? t('ballot.lot') : bidName(sitting, bid)}</h3>
          {asked.map(
            (question, i) =>
              question.bid === bid && (
                <VerdictFields
                  key={keyOf(question)}
                  name={`verdicts[${i}]`}
                  question={question}
                  text={textOf(question)}
                  grounds={sitting.work.grounds}
                  thought={draft.value[keyOf(question)] ?? {}}
                  faults={faults}
                  onChange={(part) => change(question, part)}
                />
              ),
          )}
        </div>
      ))}
      <DraftNote savedAt={draft.savedAt} />
      <p>
        <Button type="primary" size="large" htmlType="submit" loading={voting.isPending}>
          {t('ballot.act', { count: asked.length })}
        </Button>
      </p>
    </form>
  );
}
