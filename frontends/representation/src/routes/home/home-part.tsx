import { Queues } from './queues.tsx';

/** What deputies' work adds to the shell's home page. */
export function HomePart() {
  return (
    <div className="rep-home">
      <Queues />
    </div>
  );
}
