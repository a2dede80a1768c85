import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskLine } from './mask.ts';

const secrets = {
  iin: '900101300017',
  phone: '77010000001',
  key: `qjt_test_${'a1'.repeat(24)}Z`,
  session: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  code: '042137',
  token: `qjc_${'aB3_-'.repeat(8)}abc`,
  email: 'aigerim.test+1@mail.example.kz',
  cyrillicEmail: 'айгерім@ұйым.қаз',
};

test('each secret is hidden as a value and inside a text', () => {
  for (const [name, secret] of Object.entries(secrets)) {
    for (const line of [
      { value: secret },
      { msg: `for ${secret}, failed` },
      { err: { stack: `Error: (${secret})\n at x` } },
    ]) {
      const masked = maskLine(JSON.stringify(line));
      assert.ok(!masked.includes(secret), `${name} in ${masked}`);
      assert.doesNotThrow(() => JSON.parse(masked));
    }
  }
});

test('an IIN and a phone are hidden as bare numbers too, and the line stays JSON', () => {
  const masked = maskLine('{"iin":900101300017,"phone":77010000001,"list":[7010000001]}');
  assert.deepEqual(JSON.parse(masked), { iin: '[number]', phone: '[number]', list: ['[number]'] });
});

test('a phone is hidden in the forms that people type', () => {
  for (const phone of ['+77010000001', '+7 (701) 000-00-01', '8 701 000 00 01', '7010000001']) {
    assert.match(maskLine(JSON.stringify({ phone: `call ${phone}!` })), /\[phone\]/, phone);
  }
});

test('what an operator needs stays', () => {
  const line =
    '{"level":30,"time":1797012345678,"pid":123456,"request_id":"req_ab900101300017cd","status":404,"duration_ms":12.123456}';
  assert.equal(maskLine(line), line);
});

test('ids and checkpoints stay, whatever stands in them by chance', () => {
  const root = `+123456/7010000001${'A'.repeat(25)}=`;
  const name = 'qujat-audit/7010000001abcdef';
  for (const value of [
    ...['-123456-', '900101300017-', '77010000001_', 'qjc_', 'qjt_test_'].map((id) => `req_${id.padEnd(22, 'A')}`),
    '7010000001abcdef7010000001abcdef',
    `${name}\n123456\n${root}\nheads 123456 ${root}\n\n— ${name} ${root}\n`,
  ]) {
    const line = JSON.stringify({ value });
    assert.equal(maskLine(line), line);
  }
});

test('a secret is hidden right behind what JSON escapes, such as the end of a line', () => {
  for (const secret of Object.values(secrets)) {
    for (const before of ['\n', '\t', '\u001b', '"', '\\']) {
      const masked = maskLine(JSON.stringify({ msg: `1${before}${secret}${before}` }));
      assert.ok(!masked.includes(secret), masked);
      assert.ok(JSON.parse(masked).msg.startsWith(`1${before}`), masked);
    }
  }
});

test('a secret is hidden also right behind an escape that a text quotes: of JSON, of a program, of a URL', () => {
  for (const secret of Object.values(secrets)) {
    for (const before of ['\\n', '\\t', '\\r', '\\u000a', '\\u001B', '\\x0a', '%3D', '%0a', '%20', '\\\\n']) {
      const masked = maskLine(JSON.stringify({ msg: `in {"a":"b${before}${secret}"}` }));
      assert.ok(!masked.includes(secret), `${before}: ${masked}`);
    }
  }
});

test('a phone is hidden also where letters follow it', () => {
  assert.equal(maskLine('{"msg":"77010000001abcdef"}'), '{"msg":"[phone]abcdef"}');
});

test('whatever text surrounds it, an IIN never survives', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const masked = maskLine(JSON.stringify({ msg: `${before} ${secrets.iin} ${after}` }));
      JSON.parse(masked);
      assert.ok(!masked.includes(secrets.iin));
    }),
  );
});

test('the search costs what the line is long, whatever repeats in it', () => {
  for (const [part, end] of [
    ...[' ', '-', '(', '(.- '].map((run) => [run, '7'] as const),
    ...['a', 'a.', '7', '7 7', 'abcdef01-'].map((run) => [run, '@'] as const),
    ...['"', '\\', 'qjt_test_a', 'qjc_', 'a@a.'].map((run) => [run, ''] as const),
  ]) {
    const cost = (characters: number) => {
      const line = JSON.stringify({ msg: part.repeat(characters / part.length) + end });
      return leastOf(5, () => cpuMicrosecondsOf(() => maskLine(line)));
    };
    // Eight times the length: a search that goes back for each character would cost 64 times as much, and seconds.
    const [short, long] = [cost(4_000), cost(32_000)];
    assert.ok(long <= 24 * Math.max(short, CPU_TICK_US), `${JSON.stringify(part)}: ${short} µs, then ${long} µs`);
  }
});

/** Some kernels count CPU time in steps of this length. */
const CPU_TICK_US = 4_000;

function cpuMicrosecondsOf(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

function leastOf(times: number, measure: () => number): number {
  return Math.min(...Array.from({ length: times }, measure));
}
