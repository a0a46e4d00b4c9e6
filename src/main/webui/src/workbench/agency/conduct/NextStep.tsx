import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Left } from '../../../portal/Left';
import { Instant } from '../../../ui/Instant';
import { preparePaths } from '../prepare/paths';
import { useLotInHand } from './LotDesk';
import { conductPaths } from './paths';
import { nextStep, type Facts, type Step } from './steps';

/**
 * The one next step: what it is, who is awaited, until when, and the way there.
 *
 * @param here the page it stands on: no link leads there
 */
export function NextStep({ facts, here }: { facts: Facts; here?: Step['page'] }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const step = nextStep(facts);
  return (
    <section className="next-step" aria-labelledby="next-step">
      <h2 id="next-step">{t('next.title')}</h2>
      <p className="next-step-what">{t(`next.${step.name}`)}</p>
      <p>
        {t('next.awaited', { who: t(`who.${step.who}`) })}
        {step.until && (
          <>
            {' '}
            · {t('next.until')} <Instant at={step.until} /> <Left to={step.until} />
          </>
        )}
      </p>
      {step.page && step.page !== here && (
        <p>
          <Link to={address(step.page, tender, name)}>{t(`next.go.${step.page}`)}</Link>
        </p>
      )}
    </section>
  );
}

function address(page: NonNullable<Step['page']>, tender: string, lot: string): string {
  switch (page) {
    case 'prepare':
      return preparePaths.lot(tender, lot);
    case 'objections':
      return preparePaths.objections(tender, lot);
    default:
      return conductPaths[page](tender, lot);
  }
}
