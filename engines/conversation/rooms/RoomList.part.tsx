import { useCall } from '../../../platform/web/calls.ts';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { sillWords } from '../hours/opening-words.part.tsx';
import { bustleWords } from './bustle-words.part.tsx';
import { goTo } from './go.contract.ts';
import type { RoomNearby, RoomView } from './rooms.contract.ts';

/** All rooms of the house with their state in words; the open ones lead in. The address stays: it names no room. */
export function RoomList({ rooms, here }: { rooms: RoomView['rooms']; here: string }) {
  const going = useCall(goTo);
  const goInto = async (room: RoomNearby) => {
    if ((await going.send({ room: room.id })) !== null) await go('/binnen');
    // It closed just now: the list says so, and the sentence says when it opens again.
    else await refresh();
  };
  return (
    <>
      <ul class="stapel k2">
        {rooms.map((room) => {
          const isHere = room.id === here;
          const words = (
            <>
              <Raam lit={room.state === 'open'} size="mini" />
              <span>
                <b>{room.name}</b>
                <br />
                <span class="klein zacht">{stateWords(room)}</span>
              </span>
            </>
          );
          return (
            <li key={room.id}>
              {isHere || room.state !== 'open' ? (
                <span class="kamer" aria-current={isHere ? 'page' : undefined}>
                  {words}
                </span>
              ) : (
                <button type="button" class="kamer" onClick={() => void goInto(room)}>
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {going.refusal.value !== null && (
        <p class="klein" role="alert">
          {refusalText(going.refusal.value)}
        </p>
      )}
    </>
  );
}

function stateWords({ state, bustle, opens }: RoomNearby): string {
  if (state === 'open') return bustleWords(bustle);
  if (state === 'withoutHost') return t('conversation.room.withoutHost');
  return opens === null ? t('conversation.room.closedNow') : sillWords(opens);
}
