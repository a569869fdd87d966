/** The one action of the street. Its transom is lit while the house is open; closed, a note sticks out of the slot.
 *  @param number the house number on its enamel plate, already in the address and so left out of the name */
export function FrontDoor({
  isOpen,
  label,
  href,
  number,
}: {
  isOpen: boolean;
  label: string;
  href: string;
  number?: string | undefined;
}) {
  return (
    <a class="ingang" href={href}>
      <svg class="poort" viewBox="0 0 112 168" aria-hidden="true">
        <path d="M0 168V30Q56-10 112 30V168Z" fill="var(--arduin)" />
        <path d="M48 9H64L62 22H50Z" fill="var(--arduin-schaduw)" />
        <path d="M11 168V35Q56 4 101 35V168Z" fill="var(--poort-diep)" />
        <path d="M17 48V38Q56 11 95 38V48Z" fill={isOpen ? 'url(#licht)' : 'var(--glas-uit)'} />
        <path d="M43 24V48M69 24V48" stroke="var(--poort-diep)" stroke-width="3" />
        <path d="M17 55H95V168H17Z" fill="var(--poort)" />
        <g fill="none" stroke="var(--poort-diep)" stroke-width="2.5">
          <path d="M56 55V168M24 63H49V105H24ZM63 63H88V105H63ZM24 124H49V158H24ZM63 124H88V158H63Z" />
        </g>
        {!isOpen && (
          <g transform="rotate(-5 75 104)">
            <path d="M64 94H87V116H64Z" fill="var(--plaat)" />
            <path d="M64 94L75.5 104L87 94" fill="none" stroke="#6f6776" stroke-width="1.5" />
          </g>
        )}
        <path d="M62 111H89V118H62Z" fill="#ded8e2" />
        <path d="M65 113.500H86V115.700H65Z" fill="#6f6776" />
        <circle cx="50" cy="114.5" r="3.6" fill="#ded8e2" />
      </svg>
      {number !== undefined && (
        <span class="nr" aria-hidden="true">
          {number}
        </span>
      )}
      <span class="dorpel stap">
        <b>{label}</b>
      </span>
    </a>
  );
}

/** Leans against the wall; on a wide screen it stands in the street beside the house.
 *  @param isInTheWay a room lies behind it: then a small screen goes without, or it would cover the room's name */
export function Bike({ isInTheWay }: { readonly isInTheWay: boolean }) {
  return (
    <svg class={isInTheWay ? 'fiets opzij' : 'fiets'} viewBox="0 0 124 76" aria-hidden="true">
      <g fill="none" stroke="var(--fiets)" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
        <circle cx="26" cy="50" r="22" />
        <circle cx="98" cy="50" r="22" />
        <path d="M26 50L48 18H84L98 50M48 18L60 50L84 22M60 50H26M84 18L80 6H92M48 18L45 9M38 9H52" />
        <circle cx="60" cy="50" r="5" />
      </g>
      <path d="M84 10h20v13H84z" fill="var(--baksteen)" />
      <path d="M84 14.500h20M84 19h20M90 10v13M97 10v13" stroke="var(--fiets)" stroke-width="1.2" />
    </svg>
  );
}
