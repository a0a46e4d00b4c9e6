import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../api/problem';
import { useSession } from '../../api/session';
import { Countdown } from '../../ui/Countdown';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { PageTitle } from '../../ui/PageTitle';
import { invitationsQuery, seatsQuery, type Invitation, type OwnSeat } from './expertApi';
import { expertPaths } from './paths';

/** What waits for an expert: invitations to answer, rooms to enter. */
export function Component() {
  const { t } = useTranslation('expert');
  const isExpert = useSession()?.roles.includes('expert');
  return (
    <>
      <PageTitle title={t('today.title')} />
      <p className="lead">{t('today.secret')}</p>
      <h2>{t('today.rooms')}</h2>
      <Rooms />
      {isExpert && (
        <>
          <h2>{t('today.invitations')}</h2>
          <Invitations />
        </>
      )}
    </>
  );
}

function Rooms() {
  const { t } = useTranslation('expert');
  const { data, error, isPending } = useQuery(seatsQuery);
  if (isPending) {
    return <Loading />;
  }
  if (error) {
    return <ErrorNote error={error} />;
  }
  const open = data.filter(({ phase }) => phase !== 'DONE' && phase !== 'VOID');
  if (open.length === 0) {
    return <p className="secondary">{t('today.noRooms')}</p>;
  }
  return (
    <ul className="cards">
      {open.map((seat) => (
        <Room key={`${seat.tender}/${seat.lot}/${seat.round}.${seat.sitting}`} seat={seat} />
      ))}
    </ul>
  );
}

function Room({ seat }: { seat: OwnSeat }) {
  const { t } = useTranslation('expert');
  return (
    <li className="card">
      <h3>
        <Link to={expertPaths.room(seat.tender, seat.lot)}>
          {seat.lotName}
          <span className="secondary"> · {seat.name}</span>
        </Link>
      </h3>
      <p>
        {t(`phase.${seat.phase}`)} · {t('today.youAre', { member: seat.member })}
      </p>
      {seat.seatedAt === null && <p>{t('today.seatWaits')}</p>}
      {seat.phase === 'REPORT' && seat.dueAt && seat.signedAt === null && seat.dissentedAt === null && (
        <p>
          <Countdown to={seat.dueAt} what={t('report.due')} />
        </p>
      )}
    </li>
  );
}

function Invitations() {
  const { t } = useTranslation('expert');
  const { data, error, isPending } = useQuery(invitationsQuery);
  if (isPending) {
    return <Loading />;
  }
  if (error instanceof Problem && error.code === 'not-an-expert') {
    return (
      <Note kind="warning">
        <p>
          {t('today.notJoined')} <Link to={expertPaths.entry}>{t('today.join')}</Link>
        </p>
      </Note>
    );
  }
  if (error) {
    return <ErrorNote error={error} />;
  }
  if (data.length === 0) {
    return <p className="secondary">{t('today.noInvitations')}</p>;
  }
  return (
    <ul className="cards">
      {data.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('expert');
  const open = invitation.state === 'INVITED';
  return (
    <li className="card">
      <h3>
        <Instant at={invitation.evaluationAt} />
      </h3>
      <p>{invitation.place}</p>
      <p>{t(`invitation.state.${invitation.state}`)}</p>
      <p>
        {open ? (
          <Countdown to={invitation.answerBy} what={t('invitation.answerBy')} />
        ) : (
          <Countdown to={invitation.evaluationAt} what={t('invitation.meeting')} />
        )}
      </p>
      {open && (
        <p>
          <Link to={expertPaths.invitation(invitation.id)}>{t('invitation.answer')}</Link>
        </p>
      )}
    </li>
  );
}
