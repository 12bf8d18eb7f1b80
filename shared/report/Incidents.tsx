import { formats } from '../i18n/formats.ts';
import { domain } from '../i18n/id/domain.ts';
import type { ReportData } from './data.ts';
import { count } from './parts.tsx';

const { shortDate, clock } = formats.id;

/** What was reported, the oldest first; each row stays on one page. */
export function Incidents({ data: { incidents, unlisted, redacted } }: { data: ReportData }) {
  return (
    <section>
      <h2>Kejadian</h2>
      {incidents.length === 0 && <p>Tidak ada.</p>}
      {incidents.length > 0 && (
        <table>
          <thead>
            <tr>
              {[
                'Nomor',
                'Waktu',
                'Kategori, prioritas',
                redacted ? 'Tempat' : 'Tempat dan uraian',
                'Penerusan',
                'Status',
              ].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {incidents.map((one) => (
              <tr key={one.number}>
                <td className="whole">{one.number}</td>
                <td className="whole">
                  {shortDate(one.at)}
                  <br />
                  {clock(one.at)}
                </td>
                <td>
                  {one.category ? domain.category[one.category] : '–'}
                  {one.priority ? `, ${domain.priority[one.priority]}` : ''}
                  {one.practice && ' (latihan)'}
                </td>
                <td>{[one.place, one.what].filter(Boolean).join('. ')}</td>
                <td>{one.handOffs}</td>
                <td>{domain.incidentStatus[one.status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unlisted > 0 && <p>{count(unlisted)} kejadian lagi ada pada laporan XLSX, CSV, dan JSON.</p>}
    </section>
  );
}
