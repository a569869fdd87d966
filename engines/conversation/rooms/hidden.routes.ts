import { notFound, refuse } from '../../../platform/core/contract.ts';
import { route } from '../../../platform/server/http/route.ts';
import { loadTarget } from '../../../platform/server/room-log/changes.store.ts';
import { HIDDEN_MAX, hide, hidesMuch } from './acts.contract.ts';
import { dropHidden, hiddenBy, saveHidden } from './hidden.store.ts';
import { mayRead } from './rooms.routes.ts';

export const hiddenRoutes = [
  route(hide, async ({ by, input, tx }) => {
    if (!(await mayRead(tx, by, input.room))) return refuse(notFound);
    const message = await loadTarget(tx, input.room, input.message);
    const id = input.what === 'message' ? message?.id : message?.authorId;
    // Oneself one cannot hide, nor what the house itself says.
    if (message?.kind !== 'say' || !id || message.authorId === by.id) return refuse(notFound);
    if (!input.isHidden) {
      await dropHidden(tx, by.id, input.what, id);
      return { at: tx.now };
    }
    const { messages, people } = await hiddenBy(tx, by.id);
    if (messages.length + people.length >= HIDDEN_MAX) return refuse(hidesMuch, { max: HIDDEN_MAX });
    await saveHidden(tx, by.id, input.what, id);
    return { at: tx.now };
  }),
];
