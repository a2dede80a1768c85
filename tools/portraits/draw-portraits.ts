/**
 * Draws the portraits of the sandbox's people anew: `npm run portraits`. They are committed, so this runs only when the painter or
 * the cast changes. Look at every one of them before you commit it. The gateway knows nothing of this folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { portraitFile, portraitsFolder } from '../../server/src/egov/sandbox/portrait.ts';
import { cast } from './cast.ts';
import { drawPortrait } from './draw-portrait.ts';

mkdirSync(portraitsFolder, { recursive: true });
for (const member of cast) {
  const file = portraitFile(member.sex, member.group, member.number);
  writeFileSync(new URL(file, portraitsFolder), await drawPortrait(member));
}
