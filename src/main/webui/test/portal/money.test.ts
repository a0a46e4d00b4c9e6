import { describe, expect, it } from 'vitest';
import { cents, mean, median, ofCents, yuan } from '../../src/portal/money';

describe('amounts', () => {
  it.each([
    ['48200000.00', '48,200,000.00'],
    ['999', '999.00'],
    ['1000.5', '1,000.50'],
    ['9007199254740993.01', '9,007,199,254,740,993.01'],
    ['4500000.00 CNY', '4,500,000.00'],
    ['4500000.00 USD', '4500000.00 USD'],
    ['by agreement', 'by agreement'],
  ])('%s is shown as %s', (amount, shown) => {
    expect(yuan(amount)).toBe(shown);
  });

  it('become cents and amounts again without a fraction in between', () => {
    expect(cents('9007199254740993.01')).toBe(900719925474099301n);
    expect(ofCents(900719925474099301n)).toBe('9007199254740993.01');
    expect(ofCents(5n)).toBe('0.05');
    expect(cents('12.345')).toBeUndefined();
  });

  it('have a mean rounded half up to the cent', () => {
    expect(mean([1n, 2n])).toBe(2n);
    expect(mean([1n, 1n, 2n])).toBe(1n);
  });

  it('have a median, which of an even number is the mean of the two in the middle', () => {
    expect(median([300n, 100n, 200n])).toBe(200n);
    expect(median([400n, 100n, 300n, 200n])).toBe(250n);
  });
});
