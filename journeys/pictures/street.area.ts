import type { Area } from './areas.ts';
import { EVENING, NIGHT } from './evening.ts';

export const street: Area = async (evening, shoot) => {
  const phone = await evening.device();
  await evening.at(NIGHT);
  await phone.open('/');
  await shoot('street-closed', phone);
  await phone.open('/hulp');
  await shoot('help', phone);
  await evening.at(EVENING);
  await evening.chat(await evening.opens());
  await phone.open('/');
  await shoot('street', phone);
  await phone.page.goto(`${evening.url}/een-oud-adres`);
  await shoot('wrong-link', phone);
  await phone.page.goto(`${evening.url}/weer`);
  await shoot('leaving', phone);
};
