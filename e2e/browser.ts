/**
 * A real Chromium from npm, with the libraries and fonts it needs, so that a machine with only Node can open our pages. Unpacked
 * once into `e2e/node_modules/.cache`.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cacheDirectory = join(root, 'e2e', 'node_modules', '.cache', 'chromium');

/** @param args beside our own, for the browser's command line */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = await prepareChromium();
  return chromium.launch({
    executablePath,
    // The sandbox needs rights that a container's root does not have; the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', ...args],
  });
}

async function prepareChromium(): Promise<string> {
  if (!existsSync(cacheDirectory)) await unpackChromium();
  setupLambdaEnvironment(join(cacheDirectory, 'al2023', 'lib'));
  process.env['FONTCONFIG_FILE'] = writeFontConfiguration();
  return join(cacheDirectory, 'chromium');
}

/**
 * The package unpacks into the folder for temporary files. Ours is a folder of this process, which takes its place in one step
 * when it is whole: several test files may come here at once.
 */
async function unpackChromium(): Promise<void> {
  const unpacked = `${cacheDirectory}-${process.pid}`;
  mkdirSync(unpacked, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpacked;
  try {
    const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
    const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(parts.map((part) => inflate(join(packed, part))));
    renameSync(unpacked, cacheDirectory);
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    if (!existsSync(cacheDirectory)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The package's own configuration names folders of another machine; without any font, Chromium dies of the first input field. */
function writeFontConfiguration(): string {
  const file = join(cacheDirectory, 'fonts.conf');
  const folders = [join(cacheDirectory, 'fonts'), join(root, 'node_modules', '@expo-google-fonts', 'golos-text')];
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${join(cacheDirectory, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
