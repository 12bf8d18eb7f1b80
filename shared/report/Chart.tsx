const WIDTH = 520;

export interface Bar {
  label: string;
  value: number;
}

/** Bars one below the other, each with its number: readable without the picture, and without colours. */
export function Bars({ bars, total }: { bars: readonly Bar[]; total: number }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const row = 13;
  const left = 150;
  const room = WIDTH - left - 80;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bars.length * row + 2}`} role="img" aria-hidden="true">
      {bars.map(({ label, value }, index) => {
        const y = index * row;
        const width = (value / most) * room;
        return (
          <g key={label}>
            <text x={left - 4} y={y + 9} textAnchor="end">
              {label.length > 38 ? `${label.slice(0, 37)}…` : label}
            </text>
            <rect
              x={left}
              y={y + 2}
              width={width}
              height={row - 4}
              fill="#555"
              stroke="#000"
              strokeWidth="0.5"
            />
            <text x={left + width + 4} y={y + 9}>
              {`${value} (${share(value, total)})`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The day's course: one column an hour. */
export function Hours({ hours }: { hours: readonly number[] }) {
  const most = Math.max(1, ...hours);
  const height = 90;
  const step = WIDTH / 24;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height + 24}`} role="img" aria-hidden="true">
      {hours.map((value, hour) => {
        const tall = (value / most) * height;
        const x = hour * step;
        const label = String(hour).padStart(2, '0');
        return (
          <g key={label}>
            <rect
              x={x + 2}
              y={height + 10 - tall}
              width={step - 4}
              height={tall}
              fill="#999"
              stroke="#000"
              strokeWidth="0.5"
            />
            {value > 0 && (
              <text x={x + step / 2} y={height + 7 - tall} textAnchor="middle">
                {value}
              </text>
            )}
            <text x={x + step / 2} y={height + 20} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={WIDTH} y1={height + 10} y2={height + 10} stroke="#000" strokeWidth="0.8" />
    </svg>
  );
}

const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });
export const share = (value: number, total: number): string =>
  total === 0 ? '–' : percent.format(value / total);
