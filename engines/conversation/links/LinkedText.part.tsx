import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { callServer } from '../../../platform/web/calls.ts';
import { t } from '../../../platform/web/t.ts';
import { readListed } from './links.contract.ts';
import { isListed, linksIn } from './links.rules.ts';

/** Listed domains, asked for once a page. Until they are known every link is plain text. */
const listed = signal<readonly string[] | null>(null);
let isAsked = false;

/** Text in which links to listed domains open, each with where it leads; all else stays as it was typed. */
export default function LinkedText({ text }: { text: string }) {
  useEffect(() => {
    if (isAsked) return;
    isAsked = true;
    void callServer(readListed, {}).then((outcome) => {
      if (outcome.ok) listed.value = outcome.answer.domains;
      else isAsked = false;
    });
  }, []);
  const domains = listed.value;
  const links = domains === null ? [] : linksIn(text).filter((link) => isListed(link.domain, domains));
  let from = 0;
  const pieces = links.map((link) => {
    const before = text.slice(from, link.at);
    from = link.at + link.text.length;
    return (
      <span key={link.at}>
        {before}
        <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
          {link.text}
        </a>{' '}
        <span class="klein zacht">{t('conversation.links.leadsTo', { domain: link.domain })}</span>
      </span>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}
