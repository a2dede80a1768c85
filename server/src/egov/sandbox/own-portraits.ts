/**
 * Portraits that people of the sandbox bring, from the folder that the setting names: `person-3.jpg` is the third of the list, as
 * on the page of the phone. No name of a file holds an IIN, so an error may tell it.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fitPortrait } from './fit-portrait.ts';
import { sandboxPeople } from './people.ts';

const SETTING = 'QUJAT_SANDBOX_PORTRAITS';
const MAX_MEGABYTES = 5;
const MAX_PIXELS = 50_000_000;

/**
 * By IIN.
 * @throws Error that names the setting, the file, and what it must be
 */
export async function readOwnPortraits(folder: string | undefined): Promise<ReadonlyMap<string, Uint8Array>> {
  const portraits = new Map<string, Uint8Array>();
  if (folder === undefined) return portraits;
  for (const file of await listFiles(folder)) {
    const iin = ownerOf(file);
    if (portraits.has(iin)) throw new Error(`${SETTING} has two portraits of one person: ${file} and another.`);
    portraits.set(iin, await readOwnPortrait(folder, file));
  }
  return portraits;
}

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new Error(`${SETTING} must name a folder that can be read.`);
  });
  // Systems put files of their own beside others, such as .DS_Store.
  return names.filter((name) => !name.startsWith('.')).sort();
}

function ownerOf(file: string): string {
  const [, place = ''] = /^person-([1-9]\d{0,2})\.jpe?g$/i.exec(file) ?? [];
  const person = sandboxPeople[Number(place) - 1];
  if (person !== undefined) return person.iin;
  throw new Error(
    `${SETTING} has a file that is nobody's portrait. Name the files person-1.jpg to person-${sandboxPeople.length}.jpg, by the person's place in the list of the sandbox's people.`,
  );
}

async function readOwnPortrait(folder: string, file: string): Promise<Uint8Array> {
  const path = join(folder, file);
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size > MAX_MEGABYTES * 1024 * 1024) {
    throw new Error(`${SETTING}: ${file} must have at most ${MAX_MEGABYTES} MB.`);
  }
  try {
    return await fitPortrait(await readFile(path), MAX_PIXELS);
  } catch (error) {
    throw new Error(`${SETTING}: ${file} must be a whole JPEG.`, { cause: error });
  }
}
