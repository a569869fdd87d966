import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { checkedInFuture } from '../help/help-desk.contract.ts';
import { onCallUnchecked, type PlanInput, planWithoutSteps } from './plan.contract.ts';

/** May this be the city's plan? @param today local day in the city */
export function decidePlan(plan: PlanInput, today: string): PlanInput | Refused {
  if (plan.steps.length === 0) return refuse(planWithoutSteps);
  if ((plan.onCallNumber === null) !== (plan.checkedOn === null)) return refuse(onCallUnchecked);
  if (plan.checkedOn !== null && plan.checkedOn > today) return refuse(checkedInFuture);
  // Words about a number that is not there would promise somebody who cannot be called.
  return plan.onCallNumber === null ? { ...plan, onCallName: null, onCallRemark: null } : plan;
}
