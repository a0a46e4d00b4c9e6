import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Left } from '../../../portal/Left';
import { StageTag } from '../../../portal/StageTag';
import { useTradeNames } from '../../../portal/useTradeNames';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { PageTitle } from '../../../ui/PageTitle';
import { conductPaths } from '../conduct/paths';
import { columns, deadlineOf, isBeforeDeadline, type Column } from './board';
import { DueList } from './DueList';
import { preparePaths } from './paths';
import { useBoard, type Card } from './useBoard';
import '../../../portal/portal.css';
import './prepare.css';

/** Everything the caller's organisation tenders: what is due by the clock, and the lots by stage. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const { projects, board, due } = useBoard();
  return (
    <>
      <PageTitle title={t('board.title')} />
      <p className="lead">{t('board.secret')}</p>
      {projects.isPending && <Loading />}
      {projects.isError && <ErrorNote error={projects.error} />}
      {projects.data?.length === 0 && (
        <p>
          {t('board.nothing')} <Link to={preparePaths.begin()}>{t('board.begin')}</Link>
        </p>
      )}
      {projects.data && projects.data.length > 0 && (
        <>
          <DueList due={due} />
          <h2>{t('board.byStage')}</h2>
          <div className="board">
            {columns.map((column) => (
              <Stack key={column} column={column} cards={board.get(column) ?? []} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Stack({ column, cards }: { column: Column; cards: Card[] }) {
  const { t } = useTranslation('agencyPrepare');
  if (cards.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={`column-${column}`}>
      <h3 id={`column-${column}`}>
        {t(`column.${column}`)} <span className="secondary">{cards.length}</span>
      </h3>
      <ul className="board-cards">
        {cards.map((card) => (
          <li key={`${card.project.id}/${card.lot?.lot ?? ''}`} className="card">
            <OneCard card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneCard({ card: { project, lot, registration } }: { card: Card }) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  const deadline = lot && deadlineOf(lot);
  const before = lot && isBeforeDeadline(lot);
  const to = !lot
    ? preparePaths.registration(project.id)
    : before
      ? preparePaths.lot(lot.tender, lot.lot)
      : conductPaths.lot(lot.tender, lot.lot);
  return (
    <>
      <h4>
        <Link to={to}>{lot?.name ?? project.name}</Link>
      </h4>
      <p className="secondary">
        {lot ? t('board.lotOf', { name: project.name, lot: lot.lot }) : project.id} ·{' '}
        {names.kind(project.kind)}
      </p>
      {lot && <StageTag stage={lot.stage} />}
      {registration && (
        <p>
          <Link to={preparePaths.registration(project.id)}>
            {t(`registration.state.${registration.state}`)}
          </Link>
        </p>
      )}
      {deadline && before && (
        <p>
          {t(lot.version > 0 ? 'board.deadline' : 'board.planned')} <Instant at={deadline} />{' '}
          <Left to={deadline} />
        </p>
      )}
    </>
  );
}
