import { describe, expect, it } from 'vitest';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

describe('a talk apart', () => {
  it('is asked on a phone, taken at the desk, agreed on, ended and logged before the next one starts', async () => {
    const city = await aCity();
    await city.openHouse();
    const phone = await aDevice(city, { ...PHONE, bypassCSP: true });
    const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    const axe: string[] = [];

    const { secret } = await city.invitation({ workName: 'Marthe' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByText('Er wacht niemand.').waitFor();

    await phone.open('/deur');
    await phone.page.getByLabel('Roepnaam').fill('Mus');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
    await phone.page.getByRole('heading', { name: 'Praat apart' }).waitFor();
    axe.push(...(await inEveryTheme(phone, 'ask')));
    await phone.page.getByRole('button', { name: 'Het liefst met Marthe' }).click();
    await phone.page.getByText('Jij bent aan de beurt').waitFor();
    axe.push(...(await inEveryTheme(phone, 'waiting')));

    // The desk hears of it, in its title too, and cannot begin before the yes.
    await desk.page.getByText('leest nog wie wat ziet').waitFor();
    await desk.page.waitForFunction(() => document.title === '(1) Vindplaats');
    expect(await phone.page.getByLabel('Dit is goed voor mij').isChecked()).toBe(false);
    await phone.page.getByLabel('Dit is goed voor mij').check();
    await phone.page.getByLabel('Wil je al iets kwijt?').fill('het gaat over thuis');
    await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();

    await desk.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
    await desk.page.getByRole('heading', { name: 'Met Mus' }).waitFor();
    await desk.page.getByText('het gaat over thuis').waitFor();
    await phone.page.getByRole('heading', { name: 'Met Marthe' }).waitFor();
    await desk.page.getByLabel('Jouw bericht').fill('Dag Mus. Neem je tijd.');
    await desk.page.getByLabel('Jouw bericht').press('Enter');
    await phone.page.getByText('Neem je tijd.').waitFor();

    await desk.page.getByLabel('Eén zin').fill('Vrijdag praten we verder.');
    await desk.page.getByRole('button', { name: 'Als afspraak' }).click();
    await phone.page.getByText('Marthe stelt voor om af te spreken').waitFor();
    await phone.page.getByRole('button', { name: 'Goed, afgesproken' }).click();
    await desk.page.getByRole('heading', { name: 'Afgesproken' }).waitFor();

    // A small sign says it without words; the host reads what helps, the visitor what they said.
    await phone.page.getByRole('button', { name: 'Even traag' }).click();
    await desk.page.getByText('Mus heeft even tijd nodig.').waitFor();
    await phone.page.getByText('Je liet weten: even traag.').waitFor();

    // The visitor proposes too; said otherwise it goes back, and holds once both say so.
    await phone.page.getByText('Over dit gesprek').click();
    await phone.page.getByLabel('Wat stel je voor?').first().fill('Jij belt mij vrijdag.');
    await phone.page.getByRole('button', { name: 'Stel dit voor' }).first().click();
    await desk.page.getByText('Mus stelt voor om af te spreken').waitFor();
    await desk.page.getByRole('button', { name: 'Ik zeg het anders' }).click();
    await desk.page.getByLabel('In jouw woorden').fill('Vrijdag ben ik hier om vijf uur.');
    await desk.page.getByRole('button', { name: 'Zet het zo' }).click();
    await phone.page.getByText('Marthe zegt het zo').waitFor();
    await phone.page.getByRole('button', { name: 'Goed, afgesproken' }).click();
    await desk.page.getByRole('heading', { name: 'Afgesproken' }).nth(1).waitFor();
    await phone.page.getByText('Over dit gesprek').click();
    await desk.page.getByLabel('Eén zin').fill('Mus wil met rust gelaten worden.');
    await desk.page.getByRole('button', { name: 'Als samenvatting' }).click();
    await phone.page.getByRole('button', { name: 'Ik zeg het anders' }).click();
    await phone.page.getByLabel('In jouw woorden').fill('Ik wil gevraagd worden wat er is.');
    await phone.page.getByRole('button', { name: 'Zet het zo' }).click();
    await desk.page.getByText('Ik wil gevraagd worden wat er is.').waitFor();
    axe.push(...(await inEveryTheme(phone, 'talk')), ...(await inEveryTheme(desk, 'host talk')));

    await desk.page.getByRole('button', { name: 'Rond dit gesprek af' }).click();
    await phone.page.getByText('Dit gesprek is afgerond.').waitFor();
    axe.push(...(await inEveryTheme(phone, 'talk, ended')));
    await desk.page.getByRole('button', { name: 'Steun' }).click();
    await desk.page.getByLabel('Volgende stap').fill('vrijdag opnieuw');
    await desk.page.getByRole('button', { name: 'Bewaar' }).click();
    await desk.page.getByText('vrijdag opnieuw').waitFor();
    await desk.page.getByRole('link', { name: 'Vandaag' }).first().click();
    await desk.page.getByText('Er wacht niemand.').waitFor();
    expect(await desk.page.getByRole('link', { name: 'Zet op de lijn' }).count()).toBe(0);
    expect(axe).toEqual([]);
    await phone.close();
    await desk.close();
  });
});
