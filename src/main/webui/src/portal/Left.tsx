import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../live/useBusinessTime';
import { span, type Moment } from '../ui/time';

/** How long until a deadline, to the minute, or that it has passed; by the platform's clock, and deciding nothing. */
export function Left({ to }: { to: Moment }) {
  const { t } = useTranslation('trade');
  const now = useBusinessTime();
  if (now === undefined) {
    return null;
  }
  const left = new Date(to).getTime() - now;
  if (left <= 0) {
    return <span className="secondary">{t('left.over')}</span>;
  }
  const { days, hours, minutes } = span(left);
  return (
    <span className={days === 0 ? 'left left-soon' : 'left'}>
      {days > 0 ? t('left.days', { days, hours }) : t('left.hours', { hours, minutes })}
    </span>
  );
}
