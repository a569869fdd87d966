import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../platform/core/contract.ts';
import { useInvitation } from '../../../platform/core/identity.contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { DAY } from '../../../platform/core/time.ts';
import { inviteAnew } from '../../../platform/server/identity/members.store.ts';
import { type Actor, aCity, logLines, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { keysLeft, storedIn } from '../../../platform/testing/stored.ts';
import { checkOut, readDesk } from '../desk/desk.contract.ts';
import { beginWriting } from '../letterbox/letterbox.contract.ts';
import { endTeamMember } from '../team/team.contract.ts';
import { answerComplaint, readComplaintPage, readComplaints, sendComplaint } from './complaint.contract.ts';

const WHAT = 'Hij bleef vragen waar ik woon en wou mijn nummer, ook toen ik nee zei.';
const REPLY = 'Dank dat je het vertelt. Ik bel niemand voor jij ja zegt.';

interface Scene {
  city: TestCity;
  host: Actor & { workName: string };
  confidant: Actor & { workName: string };
  visitor: Actor;
}

/** A city with a host at work, a confidant outside the team, and somebody to whom something happened. */
async function aScene(): Promise<Scene> {
  const city = await aCity();
  city.setClock('2026-11-24T21:14:00.000Z');
  const [host] = await city.openHouse();
  const confidant = await city.member({ workName: 'Greet', role: 'confidant', screenedOn: null });
  const visitor = city.anyone();
  await visitor.must(beginWriting, {});
  return { city, host, confidant, visitor };
}

const complain = ({ visitor, host }: Pick<Scene, 'visitor' | 'host'>) =>
  visitor.must(sendComplaint, { about: host.id as MemberId, text: WHAT, wishes: ['stop', 'listen'] });

describe('a complaint about a host', () => {
  it('reaches the confidant with whom, what and wishes, and promises an answer within seven days', async () => {
    const scene = await aScene();
    const sent = await complain(scene);
    expect(sent.answerBy).toMatch(/^2026-12-01T21:14/);
    expect((await scene.confidant.must(readComplaints, {})).complaints).toMatchObject([
      { id: sent.id, about: scene.host.workName, text: WHAT, wishes: ['stop', 'listen'], answer: null },
    ]);
  });

  it('is read by the one to whom it was given, and not by a confidant who comes beside or after them', async () => {
    const scene = await aScene();
    const { city, confidant, visitor } = scene;
    const { id } = await complain(scene);
    const wim = await city.member({ workName: 'Wim', role: 'confidant', screenedOn: null });
    const closedToWim = async () => {
      expect((await wim.must(readComplaints, {})).complaints).toEqual([]);
      refusedWith(await wim.call(answerComplaint, { complaint: id, text: REPLY }), 'notFound');
    };
    await closedToWim();
    const coordinator = await city.member({ workName: 'Nadia', role: 'coordinator' });
    expect((await visitor.must(readComplaintPage, {})).complaints).toMatchObject([{ isLeftBehind: false }]);
    await coordinator.must(endTeamMember, { id: confidant.id as MemberId });
    await closedToWim();
    // The one who wrote it is told, and decides whether the next one reads it.
    const page = await visitor.must(readComplaintPage, {});
    expect(page.confidant).toMatchObject({ workName: 'Wim' });
    expect(page.complaints).toMatchObject([{ id, text: WHAT, answer: null, isLeftBehind: true }]);
    const again = await complain(scene);
    expect((await wim.must(readComplaints, {})).complaints).toMatchObject([{ id: again.id, text: WHAT }]);
  });

  it('that nobody may read any more goes twelve months after it was sent', async () => {
    const scene = await aScene();
    await complain(scene);
    const coordinator = await scene.city.member({ workName: 'Nadia', role: 'coordinator' });
    await coordinator.must(endTeamMember, { id: scene.confidant.id as MemberId });
    scene.city.wait(364 * DAY);
    await scene.city.keep();
    expect(await keysLeft(scene.city, 'complaint')).toBe(1);
    scene.city.wait(2 * DAY);
    await scene.city.keep();
    expect(await keysLeft(scene.city, 'complaint')).toBe(0);
  });

  it('is sealed in the database, with whom it is about inside', async () => {
    const scene = await aScene();
    const { id } = await complain(scene);
    await scene.confidant.must(answerComplaint, { complaint: id, text: REPLY });
    const raw = await storedIn(scene.city, 'conversation_complaint');
    expect(raw).toContain(id);
    for (const text of [WHAT, REPLY]) {
      expect(raw).not.toContain(text);
      expect(raw).not.toContain(Buffer.from(text).toString('hex'));
    }
    expect(raw).not.toContain(scene.host.id);
  });

  it('is answered by the confidant, and read by who sent it and by no other visitor', async () => {
    const scene = await aScene();
    const { id } = await complain(scene);
    await scene.confidant.must(answerComplaint, { complaint: id, text: REPLY });
    expect((await scene.visitor.must(readComplaintPage, {})).complaints).toMatchObject([
      { id, text: WHAT, answer: { text: REPLY, byName: 'Greet' } },
    ]);
    const other = scene.city.anyone();
    await other.must(beginWriting, {});
    expect((await other.must(readComplaintPage, {})).complaints).toEqual([]);
    refusedWith(
      await scene.confidant.call(answerComplaint, { complaint: id, text: 'nog eens' }),
      'complaintAnswered',
    );
  });

  it('is not there for the host concerned, the coordinator or any other role, whatever they call', async () => {
    const scene = await aScene();
    const { id } = await complain(scene);
    const team: [string, Actor][] = [['the host concerned', scene.host]];
    for (const role of ROLES)
      if (role !== 'visitor' && role !== 'confidant')
        team.push([role, await scene.city.member({ role, workName: `Iemand ${role}` })]);
    for (const [who, member] of team) {
      const read = refusedWith(await member.call(readComplaints, {}), 'notFound');
      expect(JSON.stringify(read), who).not.toContain(id);
      refusedWith(await member.call(answerComplaint, { complaint: id, text: REPLY }), 'notFound');
      const page = await member.request({ method: 'GET', url: '/team/klachten' });
      expect(page.statusCode, who).toBe(303);
      expect(page.body, who).not.toContain(id);
    }
    refusedWith(await scene.visitor.call(readComplaints, {}), 'notFound');
    refusedWith(await scene.city.anyone().call(readComplaints, {}), 'signInNeeded');
  });

  it('shows on no desk: what the host concerned reads is the same as before, byte for byte', async () => {
    const scene = await aScene();
    const before = JSON.stringify(await scene.host.must(readDesk, {}));
    await complain(scene);
    expect(JSON.stringify(await scene.host.must(readDesk, {}))).toBe(before);
  });

  it('makes a sound on the confidant’s line alone', async () => {
    const scene = await aScene();
    const coordinator = await scene.city.member({ role: 'coordinator' });
    const bystander = scene.city.anyone();
    await bystander.must(beginWriting, {});
    const others = [
      await Listener.open(scene.city, scene.host, 'desk'),
      await Listener.open(scene.city, coordinator, 'desk'),
      await Listener.open(scene.city, bystander, 'house'),
    ];
    const mine = await Listener.open(scene.city, scene.visitor, 'house');
    const ear = await Listener.open(scene.city, scene.confidant, 'desk');
    const { id } = await complain(scene);
    await scene.confidant.must(answerComplaint, { complaint: id, text: REPLY });
    const hears = (listener: Listener, name: string) =>
      listener.heard.some((one) => 'happened' in one && one.happened === name);
    await ear.until(() => hears(ear, 'conversation.complaintCame'));
    await mine.until(() => hears(mine, 'conversation.complaintWasAnswered'));
    // Something that everybody hears, so that whatever came before it has arrived.
    await scene.host.must(checkOut, {});
    scene.city.wait(61_000);
    await scene.city.keep();
    for (const listener of others) {
      await listener.until(() => hears(listener, 'conversation.houseChanged'));
      expect(JSON.stringify(listener.heard)).not.toMatch(/complaint/i);
    }
    for (const listener of [...others, mine, ear]) listener.drop();
  });

  it('leaves no line in the log', async () => {
    const scene = await aScene();
    const from = logLines.length;
    const { id } = await complain(scene);
    await scene.confidant.must(answerComplaint, { complaint: id, text: REPLY });
    const said = logLines.slice(from).join('\n');
    for (const trace of [WHAT.slice(0, 20), REPLY.slice(0, 20), id, scene.host.id, 'complaint', 'klacht'])
      expect(said).not.toContain(trace);
  });

  it('is refused kindly when the city named nobody, and says so before anything is typed', async () => {
    const city = await aCity();
    const host = await city.member();
    const visitor = city.anyone();
    await visitor.must(beginWriting, {});
    expect((await visitor.must(readComplaintPage, {})).confidant).toBeNull();
    const { say } = refusedWith(
      await visitor.call(sendComplaint, { about: host.id as MemberId, text: WHAT }),
      'noConfidant',
    );
    expect(say).toContain('los van de stad');
    expect(await storedIn(city, 'conversation_complaint')).toBe('');
  });

  it('belongs to its city: the confidant of another neither reads nor answers it', async () => {
    const scene = await aScene();
    const { id } = await complain(scene);
    const elsewhere = await aScene();
    expect((await elsewhere.confidant.must(readComplaints, {})).complaints).toEqual([]);
    refusedWith(await elsewhere.confidant.call(answerComplaint, { complaint: id, text: REPLY }), 'notFound');
    // Nor can it be about somebody of another city.
    refusedWith(
      await elsewhere.visitor.call(sendComplaint, { about: scene.host.id as MemberId, text: WHAT }),
      'notFound',
    );
  });

  it('need not say whom it is about', async () => {
    const scene = await aScene();
    await scene.visitor.must(sendComplaint, { about: null, text: WHAT });
    expect((await scene.confidant.must(readComplaints, {})).complaints).toMatchObject([{ about: null }]);
  });

  it('offers the people of the house by work name, and never the confidant', async () => {
    const scene = await aScene();
    const { hosts, confidant } = await scene.visitor.must(readComplaintPage, {});
    expect(hosts.map((host) => host.workName)).toContain(scene.host.workName);
    expect(hosts).toHaveLength(2);
    expect(confidant).toMatchObject({ workName: 'Greet' });
    expect(JSON.stringify({ hosts, confidant })).not.toContain('Test');
  });

  it('is forgotten twelve months after the answer, key destroyed; without an answer it stays', async () => {
    const scene = await aScene();
    const { id } = await complain(scene);
    scene.city.wait(400 * DAY);
    await scene.city.keep();
    expect(await keysLeft(scene.city, 'complaint')).toBe(1);
    // A year later they sign in anew.
    const { confidant } = scene;
    const { secret } = await scene.city.house.services.db.transaction(scene.city.city.id, (tx) =>
      inviteAnew(tx, confidant.id as MemberId),
    );
    await confidant.must(useInvitation, { secret });
    await confidant.must(answerComplaint, { complaint: id, text: REPLY });
    scene.city.wait(365 * DAY - 60_000);
    await scene.city.keep();
    expect(await keysLeft(scene.city, 'complaint')).toBe(1);
    scene.city.wait(61_000);
    await scene.city.keep();
    expect([
      await keysLeft(scene.city, 'complaint'),
      await storedIn(scene.city, 'conversation_complaint'),
    ]).toEqual([0, '']);
  });
});
