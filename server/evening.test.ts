import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logContact, readContacts } from '../engines/casework/contacts/contacts.contract.ts';
import {
  answerComplaint,
  readComplaints,
  sendComplaint,
} from '../engines/conversation/complaint/complaint.contract.ts';
import {
  answerDanger,
  closeDanger,
  confirmStep,
  proposeStep,
  raiseDanger,
  readDangers,
} from '../engines/conversation/danger/danger.contract.ts';
import { checkIn, checkOut } from '../engines/conversation/desk/desk.contract.ts';
import { enter } from '../engines/conversation/door/door.contract.ts';
import { changeHandle } from '../engines/conversation/door/phrase.contract.ts';
import { readHeld, releaseHeld } from '../engines/conversation/held/held-desk.contract.ts';
import { readHours, setException } from '../engines/conversation/hours/hours.contract.ts';
import { addHouseRoom } from '../engines/conversation/house/house.contract.ts';
import {
  answerLetter,
  beginWriting,
  type LetterId,
  markAnswerRead,
  openLetter,
  postLetter,
} from '../engines/conversation/letterbox/letterbox.contract.ts';
import { listDomain } from '../engines/conversation/links/links.contract.ts';
import { readMyMeasures } from '../engines/conversation/moderation/measures.contract.ts';
import { readMyReports, readReports } from '../engines/conversation/moderation/reports.contract.ts';
import { react, SIGNS } from '../engines/conversation/rooms/acts.contract.ts';
import { readMyRoom, say } from '../engines/conversation/rooms/rooms.contract.ts';
import { askSwap, planShift, takeShift, tellIll } from '../engines/conversation/rota/rota.contract.ts';
import { endSlowMode, setSlowMode } from '../engines/conversation/slow-mode/slow-mode-desk.contract.ts';
import { setMandate } from '../engines/conversation/talk/mandate.contract.ts';
import {
  agreeToTalk,
  askApart,
  claim,
  endTalk,
  joinTalk,
  leaveTalk,
  leaveWaiting,
  readTalks,
  talkLogged,
} from '../engines/conversation/talk/talk.contract.ts';
import type { AnyCall } from '../platform/core/contract.ts';
import type { MemberId } from '../platform/core/ids.ts';
import type { EntryId, RoomId } from '../platform/core/room-log.ts';
import { aCity } from '../platform/testing/a-city.ts';
import { Onlooker, viewsOfPages, viewsOfParts } from '../platform/testing/live-views.ts';
import { engines } from './main.ts';

const calls: Record<string, AnyCall> = {
  readContacts,
  readDangers,
  readHeld,
  readMyMeasures,
  readMyReports,
  readReports,
  readTalks,
};
const VIEWS = [
  ...viewsOfPages(
    engines.flatMap((engine) => engine.pages),
    {
      '/team/kamer': ({ room }) => (room ? { kamer: room } : null),
      '/team/gesprek': ({ talk }) => (talk ? { gesprek: talk } : null),
      '/team/gevaar': ({ danger }) => (danger ? { gevaar: danger } : null),
      '/team/melding': ({ report }) => (report ? { melding: report } : null),
      '/melden': () => null,
    },
  ),
  ...viewsOfParts(join(process.cwd(), 'engines'), calls),
];

describe('an evening in the house', () => {
  it('is heard by every screen whose view it changes: a snapshot and what is told make a new snapshot', {
    timeout: 120_000,
  }, async () => {
    const city = await aCity();
    const samira = await city.member({ workName: 'Samira' });
    const jonas = await city.member({ workName: 'Jonas' });
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const greet = await city.member({ workName: 'Greet', role: 'confidant', screenedOn: null });
    const passer = city.anyone();
    const mus = city.anyone();
    const noor = city.anyone();
    const known: Record<string, string> = {};
    const onlookers: Onlooker[] = [];
    const look = async (name: string, actor: typeof mus, side: 'house' | 'desk', role: string) =>
      void onlookers.push(await Onlooker.open(city, { name, actor, side, role }, VIEWS));
    await look('passer-by', passer, 'house', 'anyone');
    await look('Samira', samira, 'desk', 'worker');
    await look('Jonas', jonas, 'desk', 'worker');
    await look('Nadia', nadia, 'desk', 'coordinator');
    await look('Greet', greet, 'desk', 'confidant');

    const missed: string[] = [];
    const act = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      await Promise.all(onlookers.map((onlooker) => onlooker.lookBefore(known)));
      const done = await work();
      // As the house does by itself every few seconds.
      await city.keep();
      const lines = await Promise.all(onlookers.map((onlooker) => onlooker.missed(known)));
      // Who acts reads anew by themselves.
      missed.push(
        ...lines
          .flat()
          .filter((line) => !line.startsWith(`${what.split(' ')[0]}:`))
          .map((line) => `${what}: ${line}`),
      );
      return done;
    };
    const words = (text: string) => ({ room: known['room'] as RoomId, id: randomUUID() as EntryId, text });

    await act('Samira checks in', () => samira.must(checkIn, {}));
    await act('Jonas checks in, the door opens', () => jonas.must(checkIn, {}));
    await act('Mus walks in', () => mus.must(enter, { handle: 'Mus' }));
    known['room'] = (await mus.must(readMyRoom, {})).id;
    await look('Mus', mus, 'house', 'visitor');
    await act('Noor walks in', () => noor.must(enter, { handle: 'Noor' }));
    const said = words('Is hier iemand?');
    await act('Mus says something', () => mus.must(say, said));
    await act('Noor gives a sign', () =>
      noor.must(react, {
        room: said.room,
        target: said.id,
        id: randomUUID() as EntryId,
        sign: SIGNS[0],
        on: true,
      }),
    );
    await act('Mus takes another handle', () => mus.must(changeHandle, { handle: 'Meeuw' }));
    await act('Samira lets the room talk slower', () =>
      samira.must(setSlowMode, { room: said.room, everySec: 30, forMin: 10 }),
    );
    await act('Samira gives it its pace back', () => samira.must(endSlowMode, { room: said.room }));

    const held = words('bel me op 0470 12 34 56');
    await act('Mus says something that waits for a host', () => mus.call(say, held));
    const [first] = (await samira.must(readHeld, {})).held;
    if (first !== undefined)
      await act('Samira lets it through', () =>
        samira.must(releaseHeld, { id: first.id, visitor: first.visitorId }),
      );

    await act('Noor asks a talk apart', () => noor.must(askApart, {}));
    await act('Noor goes out of the line', () => noor.must(leaveWaiting, {}));
    const { waiting } = await act('Mus asks a talk apart', () => mus.must(askApart, {}));
    await act('Mus agrees', () => mus.must(agreeToTalk, { agrees: true }));
    const { talk } = await act('Samira takes the talk', () => samira.must(claim, { waiting }));
    known['talk'] = talk;
    await act('Mus speaks in the talk', () => mus.must(say, { ...words('Dag.'), room: talk }));
    const { danger } = await act('Samira calls for help', () => samira.must(raiseDanger, { talk }));
    known['danger'] = danger;
    await act('Jonas comes', () => jonas.must(answerDanger, { danger }));
    await act('Samira proposes a step', () =>
      samira.must(proposeStep, {
        danger,
        ground: 'durft niet naar binnen',
        step: 'theyCall',
        told: 'before',
      } as never),
    );
    await act('Jonas confirms it', () => jonas.must(confirmStep, { danger }));
    await act('it is over', () => samira.must(closeDanger, { danger }));
    await act('Jonas leaves the talk', () => jonas.call(leaveTalk, { talk }));
    await act('Jonas joins the talk', () => jonas.call(joinTalk, { talk }));
    await act('Samira ends the talk', () => samira.must(endTalk, { talk }));
    await act('Samira has logged it', () => samira.must(talkLogged, { talk }));
    await act('Samira logs a contact', () =>
      samira.must(logContact, { vindplaats: 'house', kind: 'question' }),
    );

    await act('Mus complains about Samira', () =>
      mus.must(sendComplaint, { about: samira.id as MemberId, text: 'Het deed pijn.', wishes: ['listen'] }),
    );
    const [complaint] = (await greet.must(readComplaints, {})).complaints;
    await act('Greet answers', () =>
      greet.must(answerComplaint, { complaint: complaint?.id as never, text: 'Dank je.' }),
    );

    const writer = city.anyone();
    await writer.must(beginWriting, {});
    await look('Lotte', writer, 'house', 'visitor');
    const letter: LetterId = (
      await act('Lotte posts a letter', () =>
        writer.must(postLetter, { text: 'Hoe praat ik thuis?', wantsAnswer: true }),
      )
    ).id;
    await act('Jonas opens it', () => jonas.must(openLetter, { letter } as never));
    await act('Jonas answers it', () => jonas.must(answerLetter, { letter, text: 'Kom langs.' } as never));
    await act('Lotte has read it', () => writer.call(markAnswerRead, { letter } as never));

    const { today } = await nadia.must(readHours, {});
    const day = new Date(Date.parse(today) + 3 * 86_400_000).toISOString().slice(0, 10);
    await act('Nadia lets one day differ', () =>
      nadia.must(setException, { day, slots: [], why: 'feest' } as never),
    );
    const { shiftId } = await act('Nadia plans a shift', () =>
      nadia.must(planShift, {
        memberId: samira.id as MemberId,
        day,
        from: '16:00',
        to: '22:00',
        place: { kind: 'house' },
        isSeen: true,
      } as never),
    );
    await act('Samira asks somebody to take it', () =>
      samira.must(askSwap, { shiftId, day, of: null } as never),
    );
    await act('Jonas takes it', () => jonas.must(takeShift, { shiftId, day } as never));
    await act('Jonas is ill', () => jonas.call(tellIll, { shiftId, day } as never));
    await act('Nadia sets a mandate', () =>
      nadia.call(setMandate, { member: samira.id, mandate: 'discretion' } as never),
    );
    await act('Nadia adds a room', () => nadia.must(addHouseRoom, { name: 'Zolder', drawing: 'attic' }));
    await act('Nadia lists a domain', () => nadia.must(listDomain, { domain: 'awel.be' }));

    await act('Jonas stops', () => jonas.must(checkOut, {}));
    await act('Samira stops', () => samira.must(checkOut, {}));
    await act('a minute passes, the room closes', async () => {
      city.wait(61_000);
    });
    expect(missed.join('\n')).toBe('');
    for (const onlooker of onlookers) onlooker.close();
  });
});
