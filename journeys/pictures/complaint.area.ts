import type { Area } from './areas.ts';

export const complaint: Area = async (evening, shoot) => {
  await evening.opens();
  const desk = await evening.desk('Greet');
  await shoot('complaints-none', desk);
  const phone = await evening.visitorInside('Mus');
  await phone.open('/niet-oke');
  await phone.page.getByRole('button', { name: 'Jonas', exact: true }).click();
  await phone.page.getByLabel('Wat gebeurde er?').fill('Hij wou mijn nummer, ook toen ik nee zei.');
  await phone.page.getByLabel('Dat het stopt').check();
  await shoot('complaint', phone);
  await phone.page.getByRole('button', { name: 'Geef dit aan Greet' }).click();
  await phone.page.getByRole('heading', { name: 'Greet heeft het' }).waitFor();
  await shoot('complaint-sent', phone);
  await desk.page.getByRole('heading', { name: 'Over Jonas' }).waitFor();
  await desk.page.getByLabel('Je antwoord').fill('Dank dat je het vertelt. Ik bel niemand voor jij ja zegt.');
  await shoot('complaints', desk);
};
