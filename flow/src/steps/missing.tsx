/** An address that leads to no session. */
import type { Translations } from '../i18n/en.ts';
import { Sign } from '../ui/sign.tsx';

export function Missing({ texts: { missing } }: { texts: Translations }) {
  return (
    <div class="ended">
      <Sign kind="bad" />
      <h1>{missing.title}</h1>
      <p>{missing.text}</p>
    </div>
  );
}
