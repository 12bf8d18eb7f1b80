export interface Letterhead {
  lines: readonly string[];
  /** A `data:` address. */
  logo: string | null;
}

/** The room's letterhead, above whatever is printed. */
export function Heading({ letterhead, room }: { letterhead: Letterhead; room: string }) {
  return (
    <header className="letterhead">
      {letterhead.logo && <img src={letterhead.logo} alt="" />}
      <div>
        {letterhead.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
        <strong>{room}</strong>
      </div>
    </header>
  );
}
