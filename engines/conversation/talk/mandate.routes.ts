import { notFound, refuse } from '../../../platform/core/contract.ts';
import { route } from '../../../platform/server/http/route.ts';
import { houseChanged } from '../street/street.contract.ts';
import { setMandate } from './mandate.contract.ts';
import { saveMandate } from './mandate.store.ts';
import { talksChanged } from './talk.contract.ts';

export const mandateRoutes = [
  route(setMandate, async ({ input, tx }) => {
    if (!(await saveMandate(tx, input.member, input.mandate))) return refuse(notFound);
    // Who is reading it at this moment must not go on with the old words.
    tx.announce(houseChanged({}));
    tx.announce(talksChanged({}));
    return { at: tx.now };
  }),
];
