/** How far it is: three steps, of which some are done. */
import type { Translations } from '../i18n/en.ts';

const STEPS = [1, 2, 3];

export function Progress({ step, texts }: { step: number; texts: Translations }) {
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
