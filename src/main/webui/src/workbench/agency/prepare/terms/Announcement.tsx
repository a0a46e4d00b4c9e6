import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { Field } from '../../../../ui/Field';
import { preparePaths } from '../paths';
import { TermsPage, type TermsForm } from './TermsPage';

/** What the announcement says: the fields the law of the kind wants, each with who asks for it. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  return (
    <TermsPage
      part="announcement"
      title={t('announcement.title')}
      next={(lot) => preparePaths.requirements(lot.tender, lot.lot)}
    >
      {(form) => <Fields {...form} />}
    </TermsPage>
  );
}

function Fields({ terms, change, fields, faults }: TermsForm) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  return (
    <>
      <p className="lead">{t(fields.length === 0 ? 'announcement.free' : 'announcement.lead')}</p>
      {fields.map(({ field, source }) => (
        <Field
          key={field}
          name={`terms.announcement.${field}`}
          label={names.field(field)}
          hint={t('announcement.source', { source })}
          faults={faults}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 1, maxRows: 8 }}
              value={terms.announcement[field] ?? ''}
              onChange={(event) =>
                change({ ...terms, announcement: { ...terms.announcement, [field]: event.target.value } })
              }
            />
          )}
        </Field>
      ))}
    </>
  );
}
