import { expect, it } from 'vitest';
import type { LotPage } from '../../src/portal/publicApi';
import { commands, roundCommand } from '../../src/workbench/bidder/lot/command';

const blanks = { folder: '<offer>', price: '<price>', days: '<days>', value: '<value>', key: '<key.p12>' };
const page = {
  lot: { tender: 'GC-016', lot: '1' },
  openingForm: [
    { name: 'price', label: 'Price', type: 'money' },
    { name: 'days', label: 'Days', type: 'days' },
    { name: 'leader', label: "Site manager's name", type: 'text' },
  ],
} as LotPage;

it('the commands name the lot, the account, and every line that is read out', () => {
  const { seal, submit } = commands(
    page,
    1,
    'bidder1',
    false,
    { server: 'http://127.0.0.1:8080', issuer: 'http://127.0.0.1:8180/realms/sunseal-demo' },
    blanks,
  );

  expect(seal).toBe(
    "sunseal seal <offer> --tender GC-016 --lot 1 --price <price> --days <days> --item 'Site manager'\\''s name=<value>' --key <key.p12> --user bidder1",
  );
  expect(submit).toBe('sunseal submit --tender GC-016 --lot 1 --key <key.p12> --user bidder1');
});

it('a replacement, a second round and another platform are told', () => {
  const { seal, submit } = commands(
    page,
    2,
    'bidder1',
    true,
    { server: 'https://trade.example', issuer: 'https://login.example/realms/trade' },
    blanks,
  );

  expect(seal).toContain(' --round 2 ');
  expect(seal).toContain(' --replace ');
  expect(submit).toContain(' --server https://trade.example --issuer https://login.example/realms/trade');
});

it('what the tool does after the closing names the round', () => {
  expect(roundCommand('status', page, 1)).toBe('sunseal status --tender GC-016 --lot 1');
  expect(roundCommand('claim', page, 2)).toContain('--round 2');
});
