import type { Area } from './areas.ts';

export const room: Area = async (evening, shoot) => {
  const team = await evening.opens();
  const early = await evening.visitorInside('Vos');
  await shoot('room-quiet', early);
  await evening.chat(team);
  const phone = await evening.visitorInside('Merel');
  await phone.page.getByLabel('Jouw bericht').fill('Ik zit er gewoon even bij.');
  await phone.page.getByRole('button', { name: 'Verstuur' }).click();
  await phone.page.getByRole('log').getByText('Ik zit er gewoon even bij.').waitFor();
  await shoot('room', phone);
  const said = phone.page.getByRole('article').filter({ hasText: 'Is er nog plaats aan tafel?' });
  await said.click();
  await said.getByRole('button', { name: 'Meld dit' }).waitFor();
  await shoot('room-opened', phone);
  await said.getByRole('button', { name: /Kies wat je doet/ }).press('Enter');
  await phone.context.setOffline(true);
  await phone.page.getByLabel('Jouw bericht').fill('De trein rijdt net een tunnel in.');
  await phone.page.getByRole('button', { name: 'Verstuur' }).click();
  await phone.page.getByText('wacht op verbinding, gaat vanzelf weg').waitFor();
  await shoot('room-offline', phone);
  await phone.context.setOffline(false);
};
