import type { Area } from './areas.ts';

export const talk: Area = async (evening, shoot) => {
  await evening.opens();
  const desk = await evening.desk('Samira');
  const phone = await evening.visitorInside('Reiger');
  await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
  await phone.page.getByRole('heading', { name: 'Praat apart' }).waitFor();
  await shoot('private-ask', phone);

  await phone.page.getByRole('button', { name: 'Het liefst met Samira' }).click();
  await phone.page.getByText('Jij bent aan de beurt').waitFor();
  await phone.page.getByLabel('Dit is goed voor mij').check();
  await phone.page.getByLabel('Wil je al iets kwijt?').fill('het gaat over thuis');
  await shoot('private-waiting', phone);
  await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();

  await desk.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
  await desk.page.getByRole('heading', { name: 'Met Reiger' }).waitFor();
  const says = async (device: typeof desk, text: string) => {
    await evening.minutes(1);
    await device.page.getByLabel('Jouw bericht').fill(text);
    await device.page.getByLabel('Jouw bericht').press('Enter');
    for (const one of [desk, phone]) await one.page.getByText(text).first().waitFor();
  };
  await phone.page.getByRole('heading', { name: 'Met Samira' }).waitFor();
  await says(desk, 'Dag Reiger. Neem je tijd, ik zit hier tot negen.');
  await says(phone, 'Mijn ouders gaan uit elkaar en ik weet niet goed aan wie ik dat kan zeggen.');
  await says(desk, 'Dank dat je het hier zegt. Wat maakt het nu het moeilijkst?');
  await says(phone, 'Dat iedereen doet alsof er niks is.');
  await desk.page.getByLabel('Eén zin').fill('Reiger wil dat er thuis over gepraat wordt.');
  await desk.page.getByRole('button', { name: 'Als samenvatting' }).click();
  await phone.page.getByRole('button', { name: 'Ik zeg het anders' }).waitFor();
  await desk.page.getByLabel('Eén zin').fill('Vrijdag om 17 uur praten we verder.');
  await desk.page.getByRole('button', { name: 'Als afspraak' }).click();
  await phone.page.getByText('Vrijdag om 17 uur praten we verder.').waitFor();
  await shoot('private-talk', phone);
  await shoot('host-talk', desk);
  await desk.page.getByRole('button', { name: 'Rond dit gesprek af' }).click();
  await phone.page.getByText('Dit gesprek is afgerond.').waitFor();
  await shoot('private-ended', phone);
  await shoot('host-talk-ended', desk);
};
