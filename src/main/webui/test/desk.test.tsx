import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useSession } from '../src/api/session';
import { ForRoles } from '../src/workbench/Desk';
import { draw } from './pages';

function Who() {
  return <p>{useSession()?.account ?? 'nobody'}</p>;
}

const page = (
  <>
    <Who />
    <ForRoles roles={['bidder']}>
      <input aria-label="words" />
    </ForRoles>
  </>
);
const bidder = { account: 'anna', roles: ['bidder' as const] };

afterEach(cleanup);

it('a login that expires leaves the form where it is, with what was typed', async () => {
  const { queries } = await draw(page, bidder);
  screen.getByLabelText<HTMLInputElement>('words').value = 'half a sentence';

  queries.setQueryData(['session'], { roles: [] });

  await screen.findByText('nobody');
  expect(screen.getByLabelText<HTMLInputElement>('words').value).toBe('half a sentence');
});

it('whoever was never let in sees nothing of it, and neither does another role', async () => {
  const { queries } = await draw(page, { roles: [] });
  expect(screen.queryByLabelText('words')).toBeNull();

  queries.setQueryData(['session'], { account: 'berta', roles: ['agency'] });
  await screen.findByText('berta');
  expect(screen.queryByLabelText('words')).toBeNull();

  queries.setQueryData(['session'], bidder);
  await screen.findByText('anna');
  expect(screen.getByLabelText('words')).toBeDefined();
});
