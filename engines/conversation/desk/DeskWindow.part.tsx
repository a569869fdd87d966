/** A room at a glance: lit or with its shutter down. Words stand under it. */
export function DeskWindow({ isLit }: { isLit: boolean }) {
  return (
    <svg viewBox="0 0 120 96" aria-hidden="true">
      <path d="M3 96V27Q60-4 117 27V96Z" fill="var(--arduin)" />
      <path d="M12 96V31Q60 8 108 31V96Z" fill={isLit ? '#ffcb68' : 'var(--luik)'} />
      {isLit ? (
        <>
          <circle cx="40" cy="64" r="9" fill="#7a4310" />
          <path d="M21 98V87Q21 76 40 76T59 87V98ZM61 98V87Q61 76 80 76T99 87V98Z" fill="#7a4310" />
          <circle cx="80" cy="64" r="9" fill="#7a4310" />
          <path d="M60 16V96M12 52H108" stroke="var(--kozijn)" stroke-width="3.2" />
        </>
      ) : (
        <path
          d="M12 34H108M12 42H108M12 50H108M12 58H108M12 66H108M12 74H108M12 82H108"
          stroke="var(--luik-lijn)"
          stroke-width="1.6"
        />
      )}
      <path d="M12 96V31Q60 8 108 31V96Z" fill="none" stroke="var(--kozijn)" stroke-width="3.2" />
    </svg>
  );
}
