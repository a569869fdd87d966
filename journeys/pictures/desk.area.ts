import { logContact } from '../../engines/casework/contacts/contacts.contract.ts';
import { beginWriting, postLetter } from '../../engines/conversation/letterbox/letterbox.contract.ts';
import { agreeToTalk, askApart } from '../../engines/conversation/talk/talk.contract.ts';
import type { Area } from './areas.ts';

export const desk: Area = async (evening, shoot) => {
  const writer = evening.anyone();
  await writer.must(beginWriting, {});
  await writer.must(postLetter, { text: 'Zijn jullie er zaterdag ook?', wantsAnswer: true });
  const off = await evening.desk('Lenn');
  await shoot('desk-off-shift', off);
  const team = await evening.opens();
  const screen = await evening.desk('Samira');
  const kinds = [
    ['street', 'presence', 'skatebowl, zaterdag terug'],
    ['school', 'question', 'info over de studiekeuze meenemen'],
    ['online', 'smallTalk', ''],
  ] as const;
  const wout = await evening.worker('Wout');
  for (const [vindplaats, kind, nextStep] of kinds) {
    await wout.must(logContact, { vindplaats, kind, nextStep });
    await evening.minutes(4);
  }
  await evening.chat(team);
  await evening.talkWith(team.jonas, 'Sijs', 'over school');
  await evening.minutes(6);
  const vos = await evening.visitor('Vos');
  await vos.must(askApart, {});
  await vos.must(agreeToTalk, { agrees: true });
  await evening.minutes(3);
  await screen.open('/team');
  await screen.page.getByRole('button', { name: 'Neem dit gesprek' }).waitFor();
  await shoot('desk', screen);
  await screen.page.getByRole('link', { name: /Leefkamer/ }).click();
  await screen.page.getByRole('log').getByText('Top, dank je').waitFor();
  await shoot('host-room', screen);
};
