import { count, share } from './parts.tsx';

const WIDTH = 520;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

export interface Bar {
  label: string;
  value: number;
}

/** Bars one below the other, each with its number: readable without the picture, and without colours. */
export function Bars({ bars, total }: { bars: readonly Bar[]; total: number }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const row = 14;
  const left = 164;
  const room = WIDTH - left - 80;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bars.length * row + 2}`} role="img" aria-hidden="true">
      {bars.map(({ label, value }, index) => {
        const y = index * row;
        const width = (value / most) * room;
        return (
          <g key={label}>
            <text x={left - 4} y={y + 10} textAnchor="end">
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
            <text x={left + width + 4} y={y + 10}>
              {`${count(value)} (${share(value, total)})`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The day's course: one column an hour. */
export function Hours({ calls }: { calls: readonly number[] }) {
  const most = Math.max(1, ...calls);
  const height = 90;
  const step = WIDTH / 24;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height + 24}`} role="img" aria-hidden="true">
      {hours.map((label, hour) => {
        const value = calls[hour] ?? 0;
        const tall = (value / most) * height;
        const x = hour * step;
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

/** A cell of the week's course is as dark as it is full, and never too dark for its number. */
const LIGHTEST = 255;
const DARKEST = 150;

/** Days of the week × hours. */
export function Heat({ days, heat }: { days: readonly string[]; heat: readonly (readonly number[])[] }) {
  const most = Math.max(1, ...heat.flat());
  const [left, row] = [44, 15];
  const step = (WIDTH - left) / 24;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${(days.length + 1) * row}`} role="img" aria-hidden="true">
      {hours.map((label, hour) => (
        <text key={label} x={left + (hour + 0.5) * step} y={10} textAnchor="middle">
          {label}
        </text>
      ))}
      {days.map((day, at) => (
        <g key={day}>
          <text x={0} y={(at + 1) * row + 10}>
            {day}
          </text>
          {hours.map((label, hour) => {
            const value = heat[at]?.[hour] ?? 0;
            const shade = Math.round(LIGHTEST - (value / most) * (LIGHTEST - DARKEST));
            const [x, y] = [left + hour * step, (at + 1) * row];
            return (
              <g key={label}>
                <rect
                  x={x}
                  y={y}
                  width={step}
                  height={row}
                  fill={`rgb(${shade},${shade},${shade})`}
                  stroke="#777"
                  strokeWidth="0.3"
                />
                {value > 0 && (
                  <text x={x + step / 2} y={y + 10} textAnchor="middle">
                    {count(value)}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
