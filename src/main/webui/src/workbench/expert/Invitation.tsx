import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { FactList } from '../../portal/FactList';
import { orInvalid } from '../../sealing/evidence';
import { unbase64 } from '../../sealing/bytes';
import { signDetached, type Signer } from '../../sealing/sign';
import { announce } from '../../ui/Announcements';
import { Countdown } from '../../ui/Countdown';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { PageTitle } from '../../ui/PageTitle';
import { SignWith } from '../../ui/SignWith';
import { accept, decline, invitationsQuery, type Invitation } from './expertApi';
import { expertPaths } from './paths';

/** One invitation: time and place, and a yes or a signed no. */
export function Component() {
  const { t } = useTranslation('expert');
  const { id = '' } = useParams();
  const { data, error } = useQuery(invitationsQuery);
  const invitation = data?.find((each) => each.id === id);
  if (error) {
    return (
      <>
        <PageTitle title={t('invitation.title')} />
        <ErrorNote error={error} />
      </>
    );
  }
  if (!data) {
    return <Loading />;
  }
  return (
    <>
      <PageTitle title={t('invitation.title')} />
      {invitation ? <Answer invitation={invitation} /> : <p className="lead">{t('invitation.gone')}</p>}
      <p>
        <Link to={expertPaths.today}>{t('back')}</Link>
      </p>
    </>
  );
}

function Answer({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('expert');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id, state, evaluationAt, place, answerBy, statement } = invitation;
  const accepting = useMutation({
    mutationFn: () => accept(id),
    onSuccess: () => {
      announce(t('invitation.accepted'));
      return queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const refuse = async (signer: Signer) => {
    const bytes = orInvalid(unbase64(statement), 'malformed-json', 'The statement is not base64');
    await decline(id, await signDetached(bytes, signer));
    await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    announce(t('invitation.declined'));
    await navigate(expertPaths.today);
  };
  return (
    <>
      <p className="lead">{t('invitation.why')}</p>
      <FactList
        facts={[
          [t('invitation.at'), <Instant key="at" at={evaluationAt} />],
          [t('invitation.place'), place],
          [t('invitation.stateName'), t(`invitation.state.${state}`)],
          [t('invitation.until'), <Instant key="until" at={answerBy} />],
        ]}
      />
      {state === 'INVITED' && (
        <>
          <p>
            <Countdown to={answerBy} what={t('invitation.answerBy')} />
          </p>
          <h2>{t('invitation.accept')}</h2>
          <p>{t('invitation.acceptWhy')}</p>
          {accepting.error && <ErrorNote error={accepting.error} />}
          <p>
            <Button
              type="primary"
              size="large"
              loading={accepting.isPending}
              onClick={() => accepting.mutate()}
            >
              {t('invitation.accept')}
            </Button>
          </p>
          <details className="further-act">
            <summary>{t('invitation.decline')}</summary>
            <p>{t('invitation.declineWhy')}</p>
            <SignWith act={t('invitation.declineAct')} onSign={refuse}>
              <p>{t('invitation.declineText', { place })}</p>
            </SignWith>
          </details>
        </>
      )}
    </>
  );
}
