import { useHere } from '../here.tsx';
import { Translate } from '../icons/icons.tsx';

const OTHER = { nl: ['en', 'English'], en: ['nl', 'Nederlands'] } as const;

/** The other language, called by its own name. A plain link that works without script; its `target` makes it a full load,
 *  since every word of the page changes, also those that screen readers go by. */
export function LanguageLink() {
  const { language, path } = useHere();
  const [code, name] = OTHER[language];
  return (
    <a href={`/taal/${code}?naar=${path}`} lang={code} hreflang={code} target="_self">
      <Translate />
      {name}
    </a>
  );
}
