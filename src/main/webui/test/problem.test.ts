import { describe, expect, it } from 'vitest';
import { Problem } from '../src/api/problem';

describe('a problem', () => {
  it('has the code of its type and every error', () => {
    const errors = [{ code: 'invalid-field', field: 'name', detail: 'must not be blank' }];
    const problem = Problem.of(422, { type: 'urn:sunseal:problem:invalid-fields', status: 422, errors });
    expect(problem).toMatchObject({ code: 'invalid-fields', status: 422, errors });
  });

  it('is made of what is no problem document too', () => {
    expect(Problem.of(502, undefined)).toMatchObject({ code: 'http-502', errors: [] });
    expect(Problem.of(418, { type: 'about:blank', errors: ['odd'] })).toMatchObject({
      code: 'http-418',
      errors: [],
    });
  });
});
