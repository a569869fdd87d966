/** The team's side of the house: the back door, closed, waiting for a key. A drawing beside words. */
export function WorkDoor() {
  return (
    <svg class="werkdeur" viewBox="0 0 560 800" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <pattern id="bs" width="26" height="16" patternUnits="userSpaceOnUse">
          <path d="M0 .5H26M0 8.500H26M6.500 0V8M19.500 8V16" stroke="#000" stroke-opacity=".17" />
        </pattern>
      </defs>
      <path d="M0 0H560V800H0Z" fill="var(--gevel)" />
      <path d="M0 0H560V800H0Z" fill="url(#bs)" />
      <path d="M0 690H560V740H0Z" fill="var(--arduin)" />
      <path d="M0 690H560V696H0Z" fill="var(--arduin-schaduw)" />
      <path d="M0 740H560V800H0Z" fill="var(--kassei)" />
      <path
        d="M0 760H560M0 780H560M40 740V760M110 740V760M180 740V760M250 740V760M320 740V760M390 740V760M460 740V760M530 740V760M75 760V780M145 760V780M215 760V780M285 760V780M355 760V780M425 760V780M495 760V780"
        stroke="var(--kassei-lijn)"
        stroke-width="2"
      />
      <path d="M150 740V250Q280 150 410 250V740Z" fill="var(--arduin)" />
      <path d="M260 190H300L294 229H266Z" fill="var(--arduin-schaduw)" />
      <path d="M176 740V266Q280 188 384 266V740Z" fill="var(--poort-diep)" />
      <path d="M186 340V272Q280 202 374 272V340Z" fill="var(--glas-uit)" />
      <path d="M249 242V340M311 242V340" stroke="var(--poort-diep)" stroke-width="6" />
      <path d="M186 352H374V740H186Z" fill="var(--poort)" />
      <path d="M280 352V740" stroke="var(--poort-diep)" stroke-width="4" />
      <path
        d="M204 376H264V516H204ZM296 376H356V516H296ZM204 566H264V716H204ZM296 566H356V716H296Z"
        fill="none"
        stroke="var(--poort-diep)"
        stroke-width="4"
      />
      <circle cx="292" cy="542" r="7" fill="#ded8e2" />
      <path d="M140 740H420V756H140Z" fill="var(--arduin)" />
      <path d="M140 752H420V756H140Z" fill="var(--arduin-schaduw)" />
      <g>
        <path d="M426 420H538V478H426Z" fill="var(--plaat)" />
        <path d="M426 475H538V478H426Z" fill="var(--arduin-schaduw)" />
        <text
          x="482"
          y="444"
          text-anchor="middle"
          font-family="Bricolage Grotesque Variable,sans-serif"
          font-weight="700"
          font-size="17"
          fill="var(--op-plaat)"
        >
          Werkplek
        </text>
        <text
          x="482"
          y="463"
          text-anchor="middle"
          font-family="Atkinson Hyperlegible Next Variable,sans-serif"
          font-size="14"
          fill="var(--op-plaat-2)"
        >
          voor het team
        </text>
      </g>
    </svg>
  );
}
