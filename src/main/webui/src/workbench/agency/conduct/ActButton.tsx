import { useId } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';
import { useRoleNames } from '../../../ui/useRoleNames';
import { hindrance, rolesOf, type Act } from './acts';
import { useLotInHand } from './LotDesk';

/** What keeps somebody from an act, in words; nothing where it may be done. */
export function useHindrance(): (act: Act) => string | undefined {
  const { t } = useTranslation('agencyConduct');
  const roles = useRoleNames();
  const { lot } = useLotInHand();
  const held = useSession()?.roles ?? [];
  return (act) => {
    const found = hindrance(act, lot, held);
    return (
      found &&
      t(`hindrance.${found}`, { roles: roles(rolesOf(act)), stage: t(`trade:stage.${lot.stage}` as never) })
    );
  };
}

/** A button that is named after its act. One that may not be pressed says why. */
export function ActButton({
  name,
  why,
  busy = false,
  onAct,
}: {
  name: string;
  /** why it may not be pressed; it may where nothing stands in the way */
  why?: string;
  busy?: boolean;
  onAct: () => void;
}) {
  const id = useId();
  return (
    <div className="act-button">
      <Button
        type="primary"
        disabled={why !== undefined}
        loading={busy}
        aria-describedby={why ? id : undefined}
        onClick={onAct}
      >
        {name}
      </Button>
      {why && (
        <p id={id} className="secondary">
          {why}
        </p>
      )}
    </div>
  );
}
