import type { Counts } from '../contract/figures.ts';
import { knowables } from '../domain/figures.ts';
import { formats } from '../i18n/formats.ts';
import { domain } from '../i18n/id/domain.ts';
import { lead } from '../i18n/id/lead.ts';
import { DAY_MS } from '../time/wib.ts';
import { Bars, Heat, Hours } from './Chart.tsx';
import type { ReportData } from './data.ts';
import { Heading, type Letterhead } from './Heading.tsx';
import { Incidents } from './Incidents.tsx';
import { count, Fact, Part, share, Table, Times, time } from './parts.tsx';

const { date: formatDate, clock: formatClock } = formats.id;
/** As on the screen, but for the word that heads the calls by category here. */
const knowable = { ...lead.figures.knowable, category: 'Kategori' };

/** The pages of a report: what it is, what it adds up to, and the incidents. */
export function Report({ data, letterhead }: { data: ReportData; letterhead: Letterhead }) {
  const { figures } = data;
  return (
    <>
      <Heading letterhead={letterhead} room={data.room} />
      <h1>Laporan panggilan 112</h1>
      <p>
        <b>{data.about}</b> · meja {data.station} · dibuat {formatDate(data.exportedAt)} pukul{' '}
        {formatClock(data.exportedAt)} WIB
        {data.redacted && ' · tanpa data pribadi'}
      </p>
      <div className="facts">
        <Fact name="Panggilan masuk" value={count(figures.calls)} />
        <Fact
          name="Dijawab"
          value={`${count(figures.answered)} (${share(figures.answered, figures.calls)})`}
        />
        <Fact name="Kejadian" value={count(figures.incidents)} />
        <Fact name="Penerusan" value={count(figures.handOffs)} />
        <Fact name="Waktu jawab, separuh dalam" value={time(figures.answer.p50)} />
        <Fact name="Dijawab dalam 10 detik" value={share(figures.answer.within[10], figures.answered)} />
        <Fact name="Terputus sebelum dijawab" value={share(figures.abandoned.calls, figures.calls)} />
        <Fact
          name="Prank dan ghost"
          value={share(figures.nuisance.prank + figures.nuisance.ghost, figures.calls)}
        />
      </div>
      <p className="note">
        Panggilan dihitung pada hari dan jaga saat berdering, kapan pun berakhirnya;{' '}
        {count(figures.endedLater)} di antaranya berakhir sesudah waktu laporan ini. Uji coba (
        {count(figures.tests)}) dan latihan ({count(data.practice)}) tidak dihitung.
      </p>
      {figures.calls === 0 && <p>Tidak ada panggilan dalam waktu ini.</p>}
      {figures.calls > 0 && <Charts data={data} />}
      <Part title="Waktu">
        <Times
          rows={[
            ['Berdering sampai dijawab', figures.answer],
            ['Berdering sampai lokasi diketahui', figures.located],
            ['Berdering sampai penerusan pertama', figures.handedOver],
            ['Berdering sampai diterima instansi', figures.acknowledged],
            ['Berdering sampai petugas di lokasi', figures.onScene],
          ]}
        />
        <p className="note">
          Dijawab dalam 10, 15, dan 20 detik: {share(figures.answer.within[10], figures.answered)},{' '}
          {share(figures.answer.within[15], figures.answered)},{' '}
          {share(figures.answer.within[20], figures.answered)} dari yang dijawab. Terputus:{' '}
          {count(figures.abandoned.calls)}, dengan nomor {count(figures.abandoned.withNumber)}, ditelepon
          balik {count(figures.abandoned.calledBack)}.
        </p>
      </Part>
      {figures.agencies.length > 0 && <Agencies data={data} />}
      <div className="two">
        <Part title="Kelengkapan kejadian">
          <Table head={['Diketahui', 'Kejadian', 'Bagian']}>
            {knowables.map((one) => (
              <tr key={one}>
                <td>{knowable[one]}</td>
                <td className="n">{count(figures.completeness.known[one])}</td>
                <td className="n">{share(figures.completeness.known[one], figures.incidents)}</td>
              </tr>
            ))}
            <tr>
              <td>
                <b>Lengkap</b>
              </td>
              <td className="n">{count(figures.completeness.complete)}</td>
              <td className="n">{share(figures.completeness.complete, figures.incidents)}</td>
            </tr>
          </Table>
        </Part>
        <Part title="Nomor prank dan ghost yang berulang">
          <Table head={['Nomor', 'Prank', 'Ghost']}>
            {figures.nuisance.numbers.map(({ number, prank, ghost }) => (
              <tr key={number}>
                <td>{number}</td>
                <td className="n">{count(prank)}</td>
                <td className="n">{count(ghost)}</td>
              </tr>
            ))}
          </Table>
          {figures.nuisance.numbers.length === 0 && <p>Tidak ada.</p>}
        </Part>
      </div>
      <Incidents data={data} />
      <Part title="Bukti">
        <p>
          Laporan ini dibuat dari catatan berantai yang tidak dapat diubah tanpa ketahuan. Hash di bawah ini
          dicocokkan dengan <code>siaga verify --hash</code> pada komputer meja ini.
        </p>
        {data.chains.map(({ station, entries, hash }) => (
          <p key={station} className="hash">
            {station}: {count(entries)} catatan, hash terakhir {hash}
          </p>
        ))}
      </Part>
    </>
  );
}

/** What rang, by what it was and by when. */
function Charts({ data: { figures, names } }: { data: ReportData }) {
  const { calls } = figures;
  return (
    <>
      <Part title="Panggilan tiap jam (WIB)">
        <Hours calls={figures.byHour} />
      </Part>
      {figures.to - figures.from > DAY_MS && (
        <Part title="Panggilan menurut hari dan jam (WIB)">
          <Heat days={Object.values(lead.figures.weekdays)} heat={figures.heat} />
        </Part>
      )}
      <Codes
        title="Kualifikasi"
        counts={figures.byDisposition}
        names={domain.disposition}
        none={lead.search.noDisposition}
        total={calls}
      />
      <Codes title="Kategori" counts={figures.byCategory} names={domain.category} total={calls} />
      <Codes title="Prioritas" counts={figures.byPriority} names={domain.priority} total={calls} />
      <Codes title="Kecamatan" counts={figures.byKecamatan} names={names} total={calls} />
      <Codes
        title="Instansi"
        counts={figures.byAgency}
        names={names}
        none={lead.figures.notHanded}
        total={calls}
        note="Satu panggilan dihitung pada setiap instansi yang menerima penerusannya."
      />
      <Codes
        title="Petugas"
        counts={figures.byOperator}
        names={names}
        none={lead.figures.unanswered}
        total={calls}
      />
    </>
  );
}

/** Most calls are of no incident: they are told in words, or their bar would leave no room for the others. */
function Codes(props: {
  title: string;
  counts: Counts;
  names: Readonly<Record<string, string>>;
  none?: string;
  total: number;
  note?: string;
}) {
  const { title, counts, names, none = lead.figures.withoutIncident, total, note } = props;
  if (counts.length === 0) return null;
  const bars = counts.flatMap(({ key, calls }) =>
    key === null ? [] : [{ label: names[key] ?? key, value: calls }],
  );
  const rest = counts.find(({ key }) => key === null)?.calls ?? 0;
  const below = [rest > 0 && `${none}: ${count(rest)} (${share(rest, total)}).`, note].filter(Boolean);
  return (
    <Part title={title}>
      <Bars bars={bars} total={total} />
      {below.length > 0 && <p className="note">{below.join(' ')}</p>}
    </Part>
  );
}

function Agencies({ data: { figures, names } }: { data: ReportData }) {
  return (
    <Part title="Penerusan menurut instansi">
      <Table
        head={['Instansi', 'Penerusan', 'Diterima, separuh dalam', '90% dalam', 'Di lokasi, separuh dalam']}
      >
        {figures.agencies.map(({ agencyId, handOffs, acknowledged, onScene }) => (
          <tr key={agencyId}>
            <td>{names[agencyId] ?? agencyId}</td>
            <td className="n">{count(handOffs)}</td>
            <td className="n">{time(acknowledged.p50)}</td>
            <td className="n">{time(acknowledged.p90)}</td>
            <td className="n">{time(onScene.p50)}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
