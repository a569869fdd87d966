import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { raiseDanger, readDanger } from '../danger/danger.contract.ts';
import { type PlanInput, readPlan, STEP_MAX, STEPS_MOST, saveStepPlan } from './plan.contract.ts';

const PLAN: PlanInput = {
  steps: [
    { lead: 'Blijf.', text: 'Zeg dat je er bent.' },
    { lead: 'Bel de wacht.', text: '' },
  ],
  onCallName: 'Dienst van wacht',
  onCallNumber: '09 000 00 00',
  onCallRemark: 'dag en nacht',
  checkedOn: '2026-11-26',
  sentence: 'Ik ben er, en ik blijf.',
};

async function aCoordinator(): Promise<{ city: TestCity; nadia: Actor }> {
  const city = await aCity();
  city.setClock('2026-11-27T15:00:00.000Z');
  return { city, nadia: await city.member({ workName: 'Nadia', role: 'coordinator' }) };
}

describe('the step plan', () => {
  it('is an example until the city lays down its own, and then tells who did', async () => {
    const { nadia } = await aCoordinator();
    const { plan } = await nadia.must(readPlan, {});
    expect(plan).toMatchObject({ isExample: true, version: 1, onCallNumber: null, sentence: null });
    const { version } = await nadia.must(saveStepPlan, { ...PLAN, version: 1 });
    const after = await nadia.must(readPlan, {});
    expect(after.plan).toMatchObject({ ...PLAN, version, isExample: false, changed: { by: 'Nadia' } });
    expect(after.changes).toMatchObject([{ by: 'Nadia' }]);
  });

  it('stands at once on the screen of who is beside somebody in danger', async () => {
    const { city, nadia } = await aCoordinator();
    const samira = await city.member({ workName: 'Samira' });
    const { danger } = await samira.must(raiseDanger, {});
    const line = await Listener.open(city, samira, 'desk');
    await nadia.must(saveStepPlan, { ...PLAN, version: 1 });
    await line.until(() =>
      line.heard.some((one) => 'happened' in one && one.happened === 'conversation.dangerChanged'),
    );
    line.drop();
    const { version: _, ...plan } = { ...PLAN, version: 2 };
    expect((await samira.must(readDanger, { gevaar: danger })).plan).toMatchObject({
      ...plan,
      savedBy: 'Nadia',
    });
  });

  it('keeps the version before', async () => {
    const { city, nadia } = await aCoordinator();
    await nadia.must(saveStepPlan, { ...PLAN, version: 1 });
    await nadia.must(saveStepPlan, { ...PLAN, steps: PLAN.steps.slice(0, 1), version: 2 });
    const kept = await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.many(
        z.object({ version: z.number(), isReplaced: z.boolean() }),
        sql`select version, replaced_at is not null as is_replaced from conversation_step_plan
          where city_id = ${tx.cityId} order by version`,
      ),
    );
    expect(kept.map((one) => `${one.version} ${one.isReplaced}`)).toEqual(['1 true', '2 true', '3 false']);
  });

  it('tells the second of two who write at once, and overwrites nothing', async () => {
    const { city, nadia } = await aCoordinator();
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    const both = await Promise.all([
      nadia.call(saveStepPlan, { ...PLAN, version: 1 }),
      wout.call(saveStepPlan, { ...PLAN, sentence: 'Van Wout.', version: 1 }),
    ]);
    expect(both.filter((reply) => reply.ok)).toHaveLength(1);
    for (const reply of both) if (!reply.ok) refusedWith(reply, 'changedMeanwhile');
  });

  it('has steps, and a number only with the day on which somebody called it', async () => {
    const { nadia } = await aCoordinator();
    const tries = (changes: Partial<PlanInput>) =>
      nadia.call(saveStepPlan, { ...PLAN, ...changes, version: 1 });
    refusedWith(await tries({ steps: [] }), 'planWithoutSteps');
    refusedWith(await tries({ checkedOn: null }), 'onCallUnchecked');
    refusedWith(await tries({ onCallNumber: null }), 'onCallUnchecked');
    refusedWith(await tries({ checkedOn: '2026-11-28' }), 'checkedInFuture');
    for (const wrong of [
      { onCallNumber: 'bel ons' },
      { onCallNumber: '' },
      { steps: [{ lead: ' ', text: 'Hoe dan?' }] },
      { steps: [{ lead: 'Blijf.', text: 'a'.repeat(STEP_MAX + 1) }] },
      { steps: Array.from({ length: STEPS_MOST + 1 }, () => ({ lead: 'Blijf.', text: '' })) },
      { sentence: '\u0000' },
      { checkedOn: '2026-02-30' },
    ])
      refusedWith(await tries(wrong), 'invalidInput');
    expect((await nadia.must(readPlan, {})).plan.isExample).toBe(true);
  });

  it('takes odd text as it is', async () => {
    const { nadia } = await aCoordinator();
    const odd = { ...PLAN, steps: [{ lead: '<script>', text: '{t} \u202eomgekeerd 🧡' }], version: 1 };
    await nadia.must(saveStepPlan, odd);
    expect((await nadia.must(readPlan, {})).plan.steps).toEqual(odd.steps);
  });

  it('shows whom the city named for complaints, or that it is nobody yet', async () => {
    const { city, nadia } = await aCoordinator();
    expect((await nadia.must(readPlan, {})).confidant).toBeNull();
    await city.member({ workName: 'Greet', role: 'confidant', service: 'Ombudsdienst' });
    expect((await nadia.must(readPlan, {})).confidant).toMatchObject({
      workName: 'Greet',
      service: 'Ombudsdienst',
    });
  });

  it('is written by coordinators alone, each in their own city', async () => {
    const { city, nadia } = await aCoordinator();
    for (const role of ['worker', 'youngHost', 'guestHost', 'confidant'] as const) {
      const other = await city.member({ workName: `Iemand ${role}`, role });
      refusedWith(await other.call(readPlan, {}), 'notFound');
      refusedWith(await other.call(saveStepPlan, { ...PLAN, version: 1 }), 'notFound');
    }
    refusedWith(await city.anyone().call(saveStepPlan, { ...PLAN, version: 1 }), 'signInNeeded');
    const elsewhere = await aCoordinator();
    await nadia.must(saveStepPlan, { ...PLAN, version: 1 });
    expect((await elsewhere.nadia.must(readPlan, {})).plan.isExample).toBe(true);
  });
});
