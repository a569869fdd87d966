import { t } from '../../../platform/web/t.ts';
import { Scene } from '../street/scenes.part.tsx';
import type { Drawing } from './house.contract.ts';

const DRAWINGS: readonly Drawing[] = ['living', 'attic', 'music', 'game', 'ask', 'generic'];

/** What stands in the window of a room, to choose from. Not lit: light means that somebody is there. */
export function DrawingChoice({
  id,
  chosen,
  onChoose,
}: {
  /** Unique on the page. */
  id: string;
  chosen: Drawing;
  onChoose: (drawing: Drawing) => void;
}) {
  return (
    <fieldset class="stapel k6">
      <legend class="label">{t('conversation.house.drawing')}</legend>
      <div class="ramenkeuze">
        {DRAWINGS.map((drawing) => (
          <label key={drawing}>
            <input
              type="radio"
              name={`${id}-raam`}
              checked={chosen === drawing}
              onChange={() => onChoose(drawing)}
            />
            <svg viewBox="0 0 120 96" aria-hidden="true">
              <path d="M12 96V31Q60 8 108 31V96Z" fill="#d9d4de" />
              <Scene drawing={drawing} people={1} wide={false} />
              <path d="M12 96V31Q60 8 108 31V96ZM0 95H120" fill="none" stroke="#8d8894" stroke-width="4" />
            </svg>
            {drawingWords(drawing)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function drawingWords(drawing: Drawing): string {
  switch (drawing) {
    case 'attic':
      return t('conversation.house.drawing.attic');
    case 'music':
      return t('conversation.house.drawing.music');
    case 'game':
      return t('conversation.house.drawing.game');
    case 'living':
      return t('conversation.house.drawing.living');
    case 'ask':
      return t('conversation.house.drawing.ask');
    case 'generic':
      return t('conversation.house.drawing.generic');
  }
}
