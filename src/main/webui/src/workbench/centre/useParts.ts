import { useTranslation } from 'react-i18next';
import { yuan } from '../../portal/money';
import type { Line } from './answer';
import type { HandedIn } from './centreApi';

/** What the parts of a registration are called, and what was handed in for each. */
export function useParts({ name: called, agency, tenderee, project, lots }: HandedIn) {
  const { t } = useTranslation('centre');
  const none = t('material.none');
  const organisation = (of: { name: string; creditCode: string }) =>
    t('material.organisation', { name: of.name, code: of.creditCode });
  const value = (part: Line['what']): string => {
    switch (part) {
      case 'name':
        return called;
      case 'agency':
        return organisation(agency);
      case 'tenderee':
        return organisation(tenderee);
      case 'project':
        return project === null ? none : t('material.ofProject', { name: project.name, code: project.code });
      case 'approval':
        return project === null ? none : project.approval;
      case 'fundSource':
        return project === null
          ? none
          : t(project.stateFunded ? 'material.stateFunded' : 'material.otherFunds', {
              source: project.fundSource,
            });
      case 'investment':
        return project === null ? none : t('material.yuan', { amount: yuan(project.investment) });
      default:
        return '';
    }
  };
  const lineName = ({ what, lot, field }: Line): string => {
    if (what === 'told') {
      return field;
    }
    return what === 'lot'
      ? t('part.lot', { lot, name: lots.find((each) => each.lot === lot)?.name ?? '' })
      : t(`part.${what}`);
  };
  return {
    name: (part: Exclude<Line['what'], 'lot' | 'told'>) => t(`part.${part}`),
    value,
    lineName,
  };
}
