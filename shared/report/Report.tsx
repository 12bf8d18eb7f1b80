import type { ReactNode } from 'react';
import type { Counts, Durations } from '../contract/figures.ts';
import { knowables } from '../domain/figures.ts';
import { formats } from '../i18n/formats.ts';
import { domain } from '../i18n/id/domain.ts';
import { lead } from '../i18n/id/lead.ts';
import { formatDuration } from '../time/wib.ts';
import { Bars, Hours, share } from './Chart.tsx';
import type { ReportData } from './data.ts';
import { Heading, type Letterhead } from './Heading.tsx';

const { date: formatDate, clock: formatClock } = formats.id;
const count = new Intl.NumberFormat('id-ID');
const NONE = 'Tidak diisi';
/** As on the screen, but for the word that heads the calls by category here. */
const knowable = { ...lead.figures.knowable, category: 'Kategori' };

/** The pages of a report: what it is, what it adds up to, and the incidents. */
export function Report({ data, letterhead }: { data: ReportData; letterhead: Letterhead }) {
  const { figures } = data;
  const of = (names: Readonly<Record<string, string>>) => (counts: Counts) =>
    counts.map(({ key, calls }) => ({ label: key === null ? NONE : (names[key] ?? key), value: calls }));
  const own = of(data.names);
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
        <Fact name="Panggilan masuk" value={count.format(figures.calls)} />
        <Fact
          name="Dijawab"
          value={`${count.format(figures.answered)} (${share(figures.answered, figures.calls)})`}
        />
        <Fact name="Kejadian" value={count.format(figures.incidents)} />
        <Fact name="Penerusan" value={count.format(figures.handOffs)} />
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
        {count.format(figures.endedLater)} di antaranya berakhir sesudah waktu laporan ini. Uji coba (
        {count.format(figures.tests)}) dan latihan ({count.format(data.practice)}) tidak dihitung.
      </p>
      {figures.calls === 0 && <p>Tidak ada panggilan dalam waktu ini.</p>}
      <Part title="Panggilan tiap jam (WIB)">
        <Hours hours={figures.byHour} />
      </Part>
      <Part title="Kualifikasi">
        <Bars bars={of(domain.disposition)(figures.byDisposition)} total={figures.calls} />
      </Part>
      <Part title="Kategori">
        <Bars bars={of(domain.category)(figures.byCategory)} total={figures.calls} />
      </Part>
      <Part title="Prioritas">
        <Bars bars={of(domain.priority)(figures.byPriority)} total={figures.calls} />
      </Part>
      <Part title="Kecamatan">
        <Bars bars={own(figures.byKecamatan)} total={figures.calls} />
      </Part>
      <Part title="Instansi">
        <Bars bars={own(figures.byAgency)} total={figures.calls} />
        <p className="note">Satu panggilan dihitung pada setiap instansi yang menerima penerusannya.</p>
      </Part>
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
          {count.format(figures.abandoned.calls)}, dengan nomor {count.format(figures.abandoned.withNumber)},
          ditelepon balik {count.format(figures.abandoned.calledBack)}.
        </p>
      </Part>
      <div className="two">
        <Part title="Kelengkapan kejadian">
          <Table head={['Diketahui', 'Kejadian', 'Bagian']}>
            {knowables.map((one) => (
              <tr key={one}>
                <td>{knowable[one]}</td>
                <td className="n">{count.format(figures.completeness.known[one])}</td>
                <td className="n">{share(figures.completeness.known[one], figures.incidents)}</td>
              </tr>
            ))}
            <tr>
              <td>
                <b>Lengkap</b>
              </td>
              <td className="n">{count.format(figures.completeness.complete)}</td>
              <td className="n">{share(figures.completeness.complete, figures.incidents)}</td>
            </tr>
          </Table>
        </Part>
        <Part title="Nomor prank dan ghost yang berulang">
          <Table head={['Nomor', 'Prank', 'Ghost']}>
            {figures.nuisance.numbers.map(({ number, prank, ghost }) => (
              <tr key={number}>
                <td>{number}</td>
                <td className="n">{count.format(prank)}</td>
                <td className="n">{count.format(ghost)}</td>
              </tr>
            ))}
          </Table>
          {figures.nuisance.numbers.length === 0 && <p>Tidak ada.</p>}
        </Part>
      </div>
      <Incidents data={data} />
      <Part title="Bukti">
        <p>Laporan ini dibuat dari catatan berantai yang tidak dapat diubah tanpa ketahuan:</p>
        {data.chains.map(({ station, entries, hash }) => (
          <p key={station} className="hash">
            {station}: {count.format(entries)} catatan, hash terakhir {hash}
          </p>
        ))}
      </Part>
    </>
  );
}

function Incidents({ data: { incidents, unlisted, redacted } }: { data: ReportData }) {
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
                <td>{one.number}</td>
                <td>{`${formatDate(one.at)} ${formatClock(one.at)}`}</td>
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
      {unlisted > 0 && <p>{count.format(unlisted)} kejadian lagi ada pada laporan XLSX, CSV, dan JSON.</p>}
    </section>
  );
}

const time = (ms: number | null): string => (ms === null ? '–' : formatDuration(ms));

function Times({ rows }: { rows: readonly (readonly [string, Durations])[] }) {
  return (
    <Table head={['Lamanya (menit:detik)', 'Banyaknya', 'Separuh dalam', '90% dalam', '95% dalam']}>
      {rows.map(([name, { count: of, p50, p90, p95 }]) => (
        <tr key={name}>
          <td>{name}</td>
          <td className="n">{count.format(of)}</td>
          <td className="n">{time(p50)}</td>
          <td className="n">{time(p90)}</td>
          <td className="n">{time(p95)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The first column is words, the others are numbers. */
function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((title, index) => (
            <th key={title} scope="col" className={index > 0 ? 'n' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      {name} <b>{value}</b>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <figure>{children}</figure>
    </section>
  );
}
