import type { Priority } from '../../../shared/domain/priority.ts';
import { useTexts } from '../texts.tsx';

const shapes: Record<Priority, string> = { red: '▲', yellow: '◆', green: '●' };

/** A priority by shape and word: colour is never the only thing that tells. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useTexts();
  return (
    <span style={{ whiteSpace: 'nowrap' }} data-priority={priority}>
      <span aria-hidden>{shapes[priority]}</span> {t(`domain.priority.${priority}`)}
    </span>
  );
}
