import type { ReactNode } from 'react';
import type { Durations } from '../contract/figures.ts';
import { formatDuration } from '../time/wib.ts';

const whole = new Intl.NumberFormat('id-ID');
/** `1.234` */
export const count = (value: number): string => whole.format(value);

const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });
export const share = (value: number, total: number): string =>
  total === 0 ? '–' : percent.format(value / total);

export const time = (ms: number | null): string => (ms === null ? '–' : formatDuration(ms));

export function Times({ rows }: { rows: readonly (readonly [string, Durations])[] }) {
  return (
    <Table head={['Lamanya (menit:detik)', 'Banyaknya', 'Separuh dalam', '90% dalam', '95% dalam']}>
      {rows.map(([name, { count: of, p50, p90, p95 }]) => (
        <tr key={name}>
          <td>{name}</td>
          <td className="n">{count(of)}</td>
          <td className="n">{time(p50)}</td>
          <td className="n">{time(p90)}</td>
          <td className="n">{time(p95)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The first column is words, the others are numbers. */
export function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
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

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      {name} <b>{value}</b>
    </div>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <figure>{children}</figure>
    </section>
  );
}
