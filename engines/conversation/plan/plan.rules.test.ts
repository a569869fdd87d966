import { describe, expect, it } from 'vitest';
import type { PlanInput } from './plan.contract.ts';
import { decidePlan } from './plan.rules.ts';

const TODAY = '2026-11-27';
const plan: PlanInput = {
  steps: [{ lead: 'Blijf.', text: '' }],
  onCallName: null,
  onCallNumber: null,
  onCallRemark: null,
  checkedOn: null,
  sentence: null,
};

describe('the step plan of a city', () => {
  it.each([
    ['steps alone', {}, 'fine'],
    ['no steps', { steps: [] }, 'planWithoutSteps'],
    ['a number that was looked up today', { onCallNumber: '09 000 00 00', checkedOn: TODAY }, 'fine'],
    ['a number that nobody looked up', { onCallNumber: '09 000 00 00' }, 'onCallUnchecked'],
    ['a day without a number', { checkedOn: TODAY }, 'onCallUnchecked'],
    [
      'a number to be looked up tomorrow',
      { onCallNumber: '09 000 00 00', checkedOn: '2026-11-28' },
      'checkedInFuture',
    ],
  ] as const)('with %s', (_, changes, expected) => {
    const decided = decidePlan(
      { ...plan, ...changes, steps: [...((changes as PlanInput).steps ?? plan.steps)] },
      TODAY,
    );
    expect('refused' in decided ? decided.refused : 'fine').toBe(expected);
  });

  it('names nobody to call without a number', () => {
    expect(decidePlan({ ...plan, onCallName: 'Dienst', onCallRemark: 'dag en nacht' }, TODAY)).toEqual(plan);
  });
});
