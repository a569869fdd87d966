import type { Area } from './areas.ts';

export const danger: Area = async (evening, shoot) => {
  const samira = await evening.deskOnShift('Samira');
  const jonas = await evening.deskOnShift('Jonas');
  const phone = await evening.visitorInside('Reiger');
  await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
  await phone.page.getByRole('button', { name: 'Wie er vrij is' }).click();
  await phone.page.getByLabel('Dit is goed voor mij').check();
  await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();
  await samira.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
  await samira.page.getByRole('heading', { name: 'Met Reiger' }).waitFor();
  for (const [device, text] of [
    [phone, 'Ik durf vanavond niet naar huis.'],
    [samira, 'Ik blijf bij je. Waar ben je nu, en ben je daar veilig?'],
    [phone, 'Aan de bushalte. Er is niemand.'],
  ] as const) {
    await device.page.getByLabel('Jouw bericht').fill(text);
    await device.page.getByLabel('Jouw bericht').press('Enter');
    for (const one of [phone, samira]) await one.page.getByText(text).waitFor();
    await evening.minutes(1);
  }
  await samira.page.getByRole('button', { name: 'Iemand in gevaar' }).click();
  await samira.page.getByText('Het belt bij Jonas').waitFor();
  await jonas.page.getByRole('alert').getByText('Samira vraagt je erbij').waitFor();
  await shoot('danger-rings', jonas);
  await jonas.page.getByRole('button', { name: 'Ik kom' }).click();
  await samira.page.getByText('Jonas komt erbij').waitFor();
  await samira.page
    .getByLabel('Wat de jongere zei, en wat jij zag')
    .fill('Durft vanavond niet naar huis, staat aan de bushalte.');
  await shoot('danger', samira);
  await samira.page.getByRole('button', { name: 'Stel voor' }).click();
  await jonas.page.getByText('Samira stelt voor:').waitFor();
  await shoot('danger-confirm', jonas);
};
