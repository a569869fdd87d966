import type { Area } from './areas.ts';

const SAID = 'Die van de nieuwbouw moeten in hun eigen straat blijven.';
const REASON = 'De zin gaat over alle mensen van één straat. Dat er geen plaats is, mag er staan.';

export const moderation: Area = async (evening, shoot) => {
  const { jonas } = await evening.opens();
  const room = await evening.livingRoom();
  const desk = await evening.desk('Samira');
  const kauw = await evening.visitor('Kauw');
  await evening.says(jonas, room, 'Welkom. Vanavond geen thema. Waar zit je met je hoofd?');
  await evening.says(kauw, room, 'Wij konden vandaag wéér niet op de speeltuin.');
  const writer = await evening.visitorInside('Spreeuw');
  await writer.page.getByLabel('Jouw bericht').fill(SAID);
  await writer.page.getByLabel('Jouw bericht').press('Enter');
  await writer.page.getByRole('log').getByText(SAID).waitFor();
  await evening.minutes(1);

  const reporter = await evening.visitorInside('Noordster');
  await reporter.page.getByRole('log').getByText(SAID).waitFor();
  await reporter.open('/melden');
  await reporter.page.getByText(SAID).click();
  await shoot('report', reporter);
  await reporter.page.getByRole('button', { name: 'Meld dit bericht' }).click();
  await reporter.page.getByRole('heading', { name: 'Het is gemeld' }).waitFor();
  await shoot('report-sent', reporter);

  await desk.page.getByRole('link', { name: /Kijk naar de melding/ }).waitFor();
  await shoot('desk-report', desk);
  await desk.page.getByRole('link', { name: /Kijk naar de melding/ }).click();
  await desk.page.getByRole('heading', { name: /Een melding uit/ }).waitFor();
  await desk.page.getByLabel('Bedekken').check();
  await desk.page.getByLabel('Reden, zoals Spreeuw ze leest').fill(REASON);
  await desk.page.getByText('Samira legde een doek over je bericht.').waitFor();
  await shoot('moderation', desk);
  await desk.page.getByRole('button', { name: 'Bedek dit bericht' }).click();
  await desk.page.waitForURL('**/team');

  await reporter.open('/binnen');
  await reporter.page.getByRole('log').getByText(REASON).waitFor();
  await reporter.page.getByText('Voor jou.').waitFor();
  await shoot('room-covered', reporter);
  await writer.page.getByRole('link', { name: 'Waarom, en wat je kunt doen' }).click();
  await writer.page.getByRole('heading', { name: 'Samira legde een doek over je bericht' }).waitFor();
  await shoot('covered', writer);
  await writer.page.getByRole('button', { name: 'Vraag een tweede blik' }).click();
  await writer.page.getByLabel('Hoe bedoelde je het?').fill('Het gaat over de speeltuin.');
  await writer.page.getByRole('button', { name: 'Vraag het' }).click();
  await writer.page.getByRole('heading', { name: 'Je vroeg een tweede blik' }).waitFor();
  await shoot('covered-asked', writer);

  const lenn = await evening.desk('Lenn');
  await lenn.open('/team/tweede-blik');
  await lenn.page.getByRole('button', { name: 'het blijft' }).click();
  await shoot('second-looks', lenn);
};
