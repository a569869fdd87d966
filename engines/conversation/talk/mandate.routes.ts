import { notFound, refuse } from '../../../platform/core/contract.ts';
import { noteChange } from '../../../platform/server/city/changes.store.ts';
import { route } from '../../../platform/server/http/route.ts';
import { settingsChanged } from '../house/house.contract.ts';
import { houseChanged } from '../street/street.contract.ts';
import { setMandate } from './mandate.contract.ts';
import { saveMandate } from './mandate.store.ts';
import { talksChanged } from './talk.contract.ts';

export const mandateRoutes = [
  route(setMandate, async ({ by, input, tx }) => {
    const { member, mandate } = input;
    const found = await saveMandate(tx, member, mandate);
    if (found === 'absent') return refuse(notFound);
    // Pressed again nothing changed: no line in the history, and nobody reads anew.
    if (found === 'same') return { at: tx.now };
    await noteChange(tx, by.id, 'member', member, 'mandateSet');
    tx.announce(settingsChanged({}));
    // Who is reading it at this moment must not go on with the old words.
    tx.announce(houseChanged({}));
    tx.announce(talksChanged({}));
    return { at: tx.now };
  }),
];
