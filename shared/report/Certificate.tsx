import { formats } from '../i18n/formats.ts';
import { sameWibDay } from '../time/wib.ts';
import type { Certificate as Data } from '../training/certificate.ts';
import { Heading, type Letterhead } from './Heading.tsx';

const { date, clock, number } = formats.id;
/** As many as a page of A4 holds in two columns. */
const MOST_SCENARIOS = 16;
/** Letters; a longer name is written smaller. */
const LONG_NAME = 30;

/** One page of A4 that says what a trainee has practised. It gives no marks and counts no haste. */
export function Certificate(props: {
  certificate: Data;
  room: { name: string; letterhead: Letterhead; trainer: string; now: number };
}) {
  const { certificate, room } = props;
  const { trainee, calls, scenarios, dispositionsRight, gathered, talk } = certificate;
  const listed = scenarios.slice(0, MOST_SCENARIOS);
  const unlisted = scenarios.length - listed.length;
  const each = (count: number): string => number(count / calls);
  return (
    <main>
      <Heading letterhead={room.letterhead} room={room.name} />
      <h1>Sertifikat Latihan</h1>
      <p className="to">diberikan kepada</p>
      <p className={trainee.length > LONG_NAME ? 'name long' : 'name'}>{trainee}</p>
      <p className="for">
        yang telah berlatih menerima panggilan darurat 112 dengan penelepon latihan {when(certificate)}.
      </p>
      <dl>
        <Fact name="Panggilan latihan" value={number(calls)} />
        <Fact name="Waktu berbicara dengan penelepon" value={duration(talk)} />
        <Fact
          name="Kualifikasi yang tepat"
          value={`${number(dispositionsRight)} dari ${number(calls)} panggilan`}
        />
        {gathered.of > 0 && (
          <Fact
            name="Keterangan yang tergali, rata-rata"
            value={`${each(gathered.whole)} dari ${each(gathered.of)} tiap panggilan`}
            note={gathered.partly > 0 ? `ditambah ${number(gathered.partly)} yang tergali sebagian` : ''}
          />
        )}
      </dl>
      <section>
        <h2>Skenario yang dilatihkan</h2>
        <ul>
          {listed.map(({ title, times }) => (
            <li key={title.id}>
              <span>{title.id}</span>
              {times > 1 && <small>{number(times)} kali</small>}
            </li>
          ))}
        </ul>
        {unlisted > 0 && <p>dan {number(unlisted)} skenario lain</p>}
      </section>
      <p className="note">
        Sertifikat ini mencatat apa yang dilatih, tanpa nilai. Laporan yang lengkap lebih penting daripada
        yang cepat.
      </p>
      <footer>
        <div>Dibuat {date(room.now)}</div>
        <div className="sign">
          <div>Pelatih,</div>
          <div className="line">{room.trainer || '\u00a0'}</div>
        </div>
      </footer>
    </main>
  );
}

function Fact({ name, value, note = '' }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** `pada 27 November 2026, pukul 09.10–11.45 WIB`, or the days from the first to the last. */
function when({ from, to, days }: Data): string {
  if (sameWibDay(from, to)) return `pada ${date(from)}, pukul ${clock(from)}–${clock(to)} WIB`;
  // A call over midnight begins on one day only.
  return days > 1 ? `dalam ${days} hari, ${date(from)} sampai ${date(to)}` : `pada ${date(from)}`;
}

/** `1 jam 12 menit`; what is shorter than a minute is one. */
function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} jam` : '', rest > 0 ? `${rest} menit` : ''].filter(Boolean).join(' ');
}

/** Black on white like the reports, with more air. */
export const certificateStyle = `
  * { box-sizing: border-box; }
  html, body { height: 100%; }
  body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.4 "Inter Variable", "Segoe UI", Arial, "DejaVu Sans", sans-serif; }
  main { height: 100%; padding: 8mm 10mm; border: 0.6mm solid #000; outline: 0.2mm solid #000; outline-offset: -2mm; display: flex; flex-direction: column; text-align: center; overflow: hidden; }
  .letterhead { display: flex; gap: 6mm; align-items: center; justify-content: center; padding-bottom: 4mm; border-bottom: 0.4mm solid #000; }
  .letterhead img { height: 20mm; max-width: 44mm; object-fit: contain; }
  .letterhead strong { display: block; font-size: 14pt; }
  h1 { margin: 8mm 0 2mm; font-size: 25pt; font-weight: 600; letter-spacing: 0.5mm; }
  h2 { margin: 0 0 2mm; font-size: 11pt; } p { margin: 0; }
  .to { color: #333; }
  .name { margin: 2mm auto 3mm; padding: 0 8mm 1mm; border-bottom: 0.3mm solid #000; font-size: 21pt; font-weight: 600; overflow-wrap: anywhere; }
  .name.long { font-size: 14pt; }
  .for { margin: 0 auto; max-width: 140mm; }
  dl { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; margin: 6mm 0 5mm; }
  dl div { padding: 2.5mm; border: 0.25mm solid #777; border-radius: 1.5mm; }
  dt { color: #333; font-size: 9pt; } dd { margin: 0; } dd b { font-size: 13pt; } dd small { display: block; font-size: 8.5pt; }
  ul { margin: 0; padding: 0; columns: 2; column-gap: 8mm; list-style: none; text-align: left; font-size: 9.5pt; }
  li { display: flex; align-items: baseline; gap: 2mm; padding: 0.5mm 0; break-inside: avoid; white-space: nowrap; }
  li span { min-width: 0; overflow: hidden; text-overflow: ellipsis; } li small { color: #333; font-size: 8.5pt; }
  li::before { content: "•"; } section p { margin-top: 1mm; font-size: 9.5pt; }
  .note { margin-top: 4mm; color: #333; font-size: 9pt; }
  footer { margin-top: auto; padding-top: 6mm; display: flex; justify-content: space-between; align-items: flex-end; text-align: left; }
  .sign { width: 70mm; } .line { margin-top: 16mm; padding-top: 1mm; border-top: 0.3mm solid #000; min-height: 6mm; }
`;
