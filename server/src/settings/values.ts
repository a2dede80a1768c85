/** How a value of the environment is read: each reader throws a sentence that names the variable and what it must be. */
import { readFileSync } from 'node:fs';
import { HOUR_MS } from '../clock.ts';
import { parseIpRange } from '../organizations/ip-ranges.ts';

/** A secret as a value or in a file, of which its one line counts. The value itself is never repeated in an error. */
export function secret(environment: NodeJS.ProcessEnv, name: string, file: string | undefined): string | undefined {
  const value = text(environment, name);
  if (file === undefined) return value;
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both set; set one of them.`);
  try {
    const line = readFileSync(file, 'utf8').trim();
    if (line !== '' && !/\s/.test(line)) return line;
  } catch {
    throw new Error(`${name}_FILE names a file that cannot be read.`);
  }
  throw new Error(`${name}_FILE must name a file with one line, the secret.`);
}

export function httpUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain =
    url !== undefined && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`${name} must be a URL such as https://example.kz, without user, query or fragment.`);
  }
  return url;
}

export function text(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

/** The value is not repeated in the error: it may hold a password. */
export function url(name: string, value: string | undefined, protocols: string[]): URL | undefined {
  if (value === undefined) return undefined;
  const parsed = URL.parse(value);
  if (parsed === null || !protocols.includes(parsed.protocol) || parsed.hostname === '') {
    throw new Error(`${name} must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}.`);
  }
  return parsed;
}

export function wholeNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  largest: number,
  smallest = 0,
): number {
  const value = text(environment, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < smallest || number > largest) {
    throw new Error(`${name} must be a whole number from ${smallest} to ${largest}, but it is "${value}".`);
  }
  return number;
}

/** In milliseconds; undefined where it is not set. */
export function seconds(environment: NodeJS.ProcessEnv, name: string, largest: number): number | undefined {
  return text(environment, name) === undefined ? undefined : 1_000 * wholeNumber(environment, name, 0, largest);
}

/** What commas separate; undefined where it is not set. */
export function list(environment: NodeJS.ProcessEnv, name: string): string[] | undefined {
  const parts = text(environment, name)?.split(',');
  return parts?.map((part) => part.trim()).filter((part) => part !== '');
}

export function ipRanges(environment: NodeJS.ProcessEnv, name: string): string[] {
  const parts = text(environment, name)?.split(',') ?? [];
  return parts.map((part) => {
    const range = parseIpRange(part);
    if (range === undefined)
      throw new Error(`${name} must list addresses or ranges such as 10.0.0.0/8, not "${part}".`);
    return range;
  });
}

/**
 * Hours or days, such as `12h` or `30d`. The least is an hour: a session's idempotent answers live for ten minutes, and within
 * that time its caller must be told what became of it.
 */
export function duration(environment: NodeJS.ProcessEnv, name: string, fallback: string): number {
  const value = text(environment, name) ?? fallback;
  const [, number = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(value) ?? [];
  if (Number(number) < 1) throw new Error(`${name} must be hours or days such as 12h or 30d, but it is "${value}".`);
  return Number(number) * (unit === 'h' ? HOUR_MS : 24 * HOUR_MS);
}

export function oneOf(environment: NodeJS.ProcessEnv, name: string, allowed: string[], fallback: string): string {
  const value = text(environment, name) ?? fallback;
  if (!allowed.includes(value)) throw new Error(`${name} must be one of ${allowed.join(', ')}, but it is "${value}".`);
  return value;
}
