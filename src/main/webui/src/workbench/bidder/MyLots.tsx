import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StageTag } from '../../portal/StageTag';
import { announce } from '../../ui/Announcements';
import { Note } from '../../ui/Note';
import { paths } from '../../paths';
import { useFollowed } from './followed';
import { bidderPaths } from './paths';
import type { Standing } from './tasks';

/** The lots a bidder follows, and why nobody but this browser knows which. */
export function MyLots({
  mine,
  found,
}: {
  mine: readonly { tender: string; lot: string; followed: boolean }[];
  found: readonly { standing: Standing | undefined }[];
}) {
  const { t } = useTranslation('bidder');
  const { follow, unfollow } = useFollowed();
  return (
    <section aria-labelledby="my-lots">
      <h2 id="my-lots">{t('lots.title')}</h2>
      <Note>
        <p>{t('lots.secret')}</p>
      </Note>
      {mine.length === 0 ? (
        <p>
          {t('lots.none')} <Link to={paths.notices}>{t('lots.find')}</Link>
        </p>
      ) : (
        <ul className="my-lots">
          {mine.map(({ tender, lot, followed }, at) => {
            const page = found[at]?.standing?.page;
            const name = page?.lot.name ?? t('lots.named', { tender, lot });
            return (
              <li key={`${tender}/${lot}`}>
                <span>
                  <Link to={bidderPaths.lot(tender, lot)}>{name}</Link>{' '}
                  <span className="secondary">{t('lots.named', { tender, lot })}</span>
                </span>
                {page && <StageTag stage={page.lot.stage} />}
                {followed ? (
                  <Button
                    size="small"
                    aria-label={t('lots.unfollowNamed', { name })}
                    onClick={() => {
                      unfollow(tender, lot);
                      announce(t('lots.unfollowed', { name }));
                    }}
                  >
                    {t('lots.unfollow')}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    aria-label={t('lots.followNamed', { name })}
                    onClick={() => {
                      follow(tender, lot);
                      announce(t('lots.followed', { name }));
                    }}
                  >
                    {t('lots.follow')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
