import type { Area } from './areas.ts';

export const signIn: Area = async (evening, shoot) => {
  const device = await evening.device();
  await device.open('/team/aanmelden');
  await shoot('sign-in', device);
  const secret = await evening.secretOf('Ayla');
  await device.page.goto('about:blank');
  await device.open(`/team/aanmelden#${secret}`);
  await device.page.getByRole('button', { name: 'Meld me aan' }).waitFor();
  await shoot('sign-in-invite', device);
  await device.page.getByRole('button', { name: 'Meld me aan' }).click();
  await device.page.waitForURL((url) => url.pathname === '/team');
  const other = await evening.device();
  await other.open(`/team/aanmelden#${secret}`);
  await other.page
    .getByText(/al gebruikt/)
    .first()
    .waitFor();
  await shoot('sign-in-used', other);
};
