import { drawMyWords } from '../../engines/conversation/door/phrase.contract.ts';
import type { Area } from './areas.ts';

export const door: Area = async (evening, shoot) => {
  await evening.opens();
  const phone = await evening.device();
  await phone.open('/deur');
  await phone.page.getByLabel('Roepnaam').fill('Reiger');
  await shoot('door', phone);
  await phone.page.getByLabel('Roepnaam').fill('Samira');
  await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
  await phone.page.getByText('lijkt op die van').waitFor();
  await shoot('door-refused', phone);

  const before = await evening.visitor('Reiger');
  const { words } = await before.must(drawMyWords, {});
  await phone.open('/terug');
  await phone.page.getByLabel('Woord 1').fill(words.slice(0, 3).join(' '));
  await shoot('return', phone);
  for (const [at, word] of [words[3], words[2], words[1], words[0]].entries())
    await phone.page.getByLabel(`Woord ${at + 1}`).fill(word ?? '');
  await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
  await phone.page.getByText('Deze vier kennen we samen niet').waitFor();
  await shoot('return-wrong', phone);

  const inside = await evening.visitorInside('Merel');
  await inside.open('/woorden');
  await inside.page.getByRole('button', { name: 'Geef me vier woorden' }).click();
  await inside.page.getByRole('list', { name: 'Jouw vier woorden' }).waitFor();
  await shoot('words', inside);
};
