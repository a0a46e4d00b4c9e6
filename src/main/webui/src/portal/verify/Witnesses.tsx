import { useTranslation } from 'react-i18next';
import type { Cosigned } from '../../sealing/checkpoint';
import type { Register } from '../../sealing/trust';
import { Instant } from '../../ui/Instant';
import { StackedTable } from '../StackedTable';

/** Which of the bodies that watch the log had seen this checkpoint, and when by their own clocks. */
export function Witnesses({ cosigned, register }: { cosigned: Cosigned[]; register: Register }) {
  const { t } = useTranslation('verify');
  const signed = cosigned.filter((each) => each.at !== undefined).length;
  return (
    <StackedTable
      caption={t('witnesses.caption', { signed, count: cosigned.length, threshold: register.threshold })}
      rows={register.members}
      rowKey={(member) => member.id}
      columns={[
        { key: 'id', head: t('witnesses.id'), cell: (member) => member.id },
        {
          key: 'body',
          head: t('witnesses.body'),
          cell: (member) => t('witnesses.bodyOf', { body: member.body, kind: t(`witnesses.${member.kind}`) }),
        },
        {
          key: 'at',
          head: t('witnesses.at'),
          cell: (member) => {
            const at = cosigned.find((each) => each.witness === member.witnessKey.name)?.at;
            return at === undefined ? t('witnesses.absent') : <Instant at={at.getTime()} seconds />;
          },
        },
      ]}
    />
  );
}
