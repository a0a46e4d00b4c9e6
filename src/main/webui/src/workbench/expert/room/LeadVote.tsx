import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Note } from '../../../ui/Note';
import { acts, type LotKey, type Sitting } from './roomApi';
import { useAct } from './useAct';

/** The election of the lead, once everybody sits. The last vote counts until somebody has the majority of all members. */
export function LeadVote({ lot, sitting }: { lot: LotKey; sitting: Sitting }) {
  const { t } = useTranslation('room');
  const [chosen, setChosen] = useState<string>();
  const voting = useAct(lot, (lead: string) => acts.voteForLead(lot, lead), t('lead.voted'));
  const missing = sitting.committee.filter(({ seated }) => !seated);
  if (missing.length > 0) {
    return (
      <>
        <h2>{t('lead.waitTitle')}</h2>
        <p>{t('lead.wait', { members: missing.map(({ member }) => member).join(' · ') })}</p>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) {
          voting.mutate(chosen);
        }
      }}
    >
      <h2>{t('lead.title')}</h2>
      <fieldset className="asked-of-member">
        <legend>{t('lead.question')}</legend>
        {sitting.committee.map(({ member, delegate }) => (
          <p key={member}>
            <label className="pick">
              <input
                type="radio"
                name="lead"
                required
                checked={chosen === member}
                onChange={() => setChosen(member)}
              />
              <span>
                {member}
                {member === sitting.you && t('committee.you')}
                {delegate && t('committee.delegate')}
              </span>
            </label>
          </p>
        ))}
      </fieldset>
      {voting.error && <ErrorNote error={voting.error} />}
      {voting.isSuccess && (
        <Note kind="success">
          <p>{t('lead.voted')}</p>
        </Note>
      )}
      <p>
        <Button type="primary" size="large" htmlType="submit" loading={voting.isPending}>
          {t('lead.act')}
        </Button>
      </p>
    </form>
  );
}
