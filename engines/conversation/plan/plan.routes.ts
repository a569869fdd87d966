import { changedMeanwhile } from '../../../platform/core/changes.contract.ts';
import { isRefused, refuse } from '../../../platform/core/contract.ts';
import { latestChanges, noteChange } from '../../../platform/server/city/changes.store.ts';
import { route } from '../../../platform/server/http/route.ts';
import { confidantOf } from '../complaint/complaint.store.ts';
import { dangerChanged } from '../danger/danger.contract.ts';
import { lockPlan, openDangers, planNow, savePlan } from '../danger/danger.store.ts';
import { frameFor } from '../desk/frame.store.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { settingsChanged } from '../house/house.contract.ts';
import { readPlan, saveStepPlan } from './plan.contract.ts';
import { decidePlan } from './plan.rules.ts';

export const planRoutes = [
  route(readPlan, async ({ by, city, tx }) => {
    const plan = await planNow(tx);
    return {
      ...(await frameFor(tx, by.id)),
      today: dayIn(tx.now, city.zone),
      plan: {
        ...plan,
        isExample: plan.savedBy === null,
        changed: { by: plan.savedBy, at: plan.savedAt },
      },
      confidant: await confidantOf(tx),
      changes: (await latestChanges(tx, 'plan')).map(({ by, at }) => ({ by, at })),
    };
  }),
  route(saveStepPlan, async ({ by, input, city, tx }) => {
    await lockPlan(tx);
    const before = await planNow(tx);
    const { version, ...typed } = input;
    if (before.version !== version)
      return refuse(changedMeanwhile, { by: before.savedBy, at: before.savedAt });
    const plan = decidePlan(typed, dayIn(tx.now, city.zone));
    if (isRefused(plan)) return plan;
    const saved = await savePlan(tx, { ...plan, version: version + 1 }, by.id);
    await noteChange(tx, by.id, 'plan', saved, 'changed');
    // Who stands beside somebody in danger now reads the new steps.
    for (const { raisedBy, answeredBy, ringsFor } of await openDangers(tx)) {
      const memberIds = [raisedBy, answeredBy, ...ringsFor].filter(
        (id): id is NonNullable<typeof id> => id !== null,
      );
      tx.announce(dangerChanged({ memberIds: [...new Set<string>(memberIds)] }));
    }
    tx.announce(settingsChanged({}));
    return { version: version + 1, at: tx.now };
  }),
];
