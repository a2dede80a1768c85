/** An address that leads to no session. */
import type { Texts } from '../texts/en.ts';
import { Sign } from '../ui/sign.tsx';

export function Missing({ texts: { missing } }: { texts: Texts }) {
  return (
    <div class="ended">
      <Sign kind="bad" />
      <h1>{missing.title}</h1>
      <p>{missing.text}</p>
    </div>
  );
}
