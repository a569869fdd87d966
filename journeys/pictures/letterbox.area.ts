import type { Area } from './areas.ts';
import { NIGHT } from './evening.ts';

export const letterbox: Area = async (evening, shoot) => {
  await evening.at(NIGHT);
  const phone = await evening.device();
  await phone.open('/brief');
  await phone.page
    .getByLabel('Je briefje')
    .fill(
      'Mag ik vrijdag langskomen als ik niets te zeggen heb? Ik ken er niemand en ik wil gewoon eens kijken.',
    );
  await shoot('letterbox', phone);
  await phone.page.getByRole('button', { name: 'In de bus' }).click();
  await phone.page.getByRole('list', { name: 'Jouw vier woorden' }).waitFor();
  await shoot('letterbox-sent', phone);

  const desk = await evening.desk('Samira');
  await desk.open('/team/brieven');
  await shoot('letters-off-shift', desk);
  await desk.open('/team');
  await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
  await desk.page.getByText('Eén briefje uit de bus').waitFor();
  await desk.page.getByRole('link', { name: 'Lees' }).click();
  await desk.page.getByRole('button', { name: /Lees het briefje/ }).click();
  await desk.page.getByText('Mag ik vrijdag langskomen').waitFor();
  await desk.page
    .getByLabel('Je antwoord')
    .fill('Altijd. Erbij zitten is ook iets. Vrijdag zijn we er van vier tot tien.');
  await shoot('letters', desk);
  await desk.page.getByRole('button', { name: 'Leg het antwoord klaar' }).click();
  await phone.page.getByText('Erbij zitten is ook iets.').waitFor();
  await shoot('letterbox-answered', phone);
};
