/** How far it is: three steps, of which some are done. */
import type { Texts } from '../texts/en.ts';

const STEPS = [1, 2, 3];

export function Progress({ step, texts }: { step: number; texts: Texts }) {
  return (
    <div class="progress">
      <p>{texts.step(step, STEPS.length)}</p>
      <div aria-hidden="true">
        {STEPS.map((each) => (
          <span key={each} data-done={each <= step || undefined} />
        ))}
      </div>
    </div>
  );
}
