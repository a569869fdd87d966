import type { Area } from './areas.ts';
import { NIGHT } from './evening.ts';

export const street: Area = async (evening, shoot) => {
  const phone = await evening.device();
  evening.setClock(NIGHT);
  await phone.open('/');
  await shoot('street-closed', phone);
  await phone.open('/hulp');
  await shoot('help', phone);
  evening.setClock('2026-11-25T18:20:00.000Z');
  await evening.chat(await evening.opens());
  await phone.open('/');
  await shoot('street', phone);
  await phone.page.goto(`${evening.url}/een-oud-adres`);
  await shoot('wrong-link', phone);
  await phone.page.goto(`${evening.url}/weer`);
  await shoot('leaving', phone);
};
