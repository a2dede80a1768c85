/** That an export which is whole is found whole, and that nothing can be done to one unnoticed. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { AuditFault } from './audit-fault.ts';
import { type AuditLeaf, hashOfLeaf } from './audit-leaf.ts';
import { openSampleAudit, organizations, otherSigner, signer, verifyFile } from './audit-samples.ts';
import { canonicalJson } from './canonical-json.ts';
import type { RowLine } from './export-format.ts';

const audit = await openSampleAudit();
after(() => audit.close());

const [early = '', , middle = '', final = ''] = audit.checkpoints;
const all = await audit.exportAll();
const one = await audit.exportOne(organizations[0]);
const since = await audit.exportOne(organizations[0], middle);
const files = { all, one, since };

const isRow = (line: string) => line.startsWith('{"hash"');
const rowsOf = (lines: string[]) => lines.flatMap((line, at) => (isRow(line) ? [at] : []));
const fails = (file: readonly string[] | Uint8Array, sentence?: RegExp, options?: Parameters<typeof verifyFile>[1]) =>
  assert.rejects(
    verifyFile(file, options),
    (error: Error) => error instanceof AuditFault && (sentence === undefined || sentence.test(error.message)),
  );
const swap = (lines: string[], a: number, b: number) => lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');

/** What a forger without the key can do: change a row, and give it and all rows after it hashes that fit. */
function rechain(lines: string[], from: number, change: Record<string, string | number>): string[] {
  const last = new Map<string, string>();
  return lines.map((line, at) => {
    if (!isRow(line)) return line;
    const { row, hash } = JSON.parse(line) as RowLine;
    const previous = last.get(row.organization_id);
    const leaf: AuditLeaf = {
      ...(row as AuditLeaf),
      ...(at === from && change),
      ...(previous !== undefined && { previous_hash: previous }),
    };
    last.set(row.organization_id, at >= from ? hashOfLeaf(leaf) : hash);
    return at >= from ? canonicalJson({ hash: hashOfLeaf(leaf), row: leaf }) : line;
  });
}

test('a whole export is whole, and what was checked is told', async () => {
  const told = { key: signer.verifierKey, sealedRows: 16 };
  assert.deepEqual(await verifyFile(all), { rows: 16, organizations: 3, checkpoints: 4, ...told });
  assert.deepEqual(await verifyFile(one), { rows: 7, organizations: 1, checkpoints: 1, ...told });
  assert.deepEqual(await verifyFile(since), { rows: 7, organizations: 1, checkpoints: 2, ...told });
  for (const organizationId of organizations) {
    for (const checkpoint of audit.checkpoints) {
      const options = { key: signer.verifierKey, checkpoint };
      assert.ok(await verifyFile(all, options));
      assert.ok(await verifyFile(await audit.exportOne(organizationId, checkpoint), options));
    }
  }
});

test('any flipped bit is found, wherever it is', async () => {
  for (const lines of Object.values(files)) {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const place = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ (1 << bit);
        await fails(changed);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  }
});

test('every row that is dropped, doubled, or exchanged with another is found', async () => {
  for (const lines of Object.values(files)) {
    const rows = rowsOf(lines);
    for (const at of rows) {
      await fails(lines.toSpliced(at, 1));
      await fails(lines.toSpliced(at, 0, lines[at] ?? ''));
      for (const other of rows) if (other !== at) await fails(swap(lines, at, other));
    }
  }
});

test('every other line that is dropped, doubled or moved is found', async () => {
  for (const lines of Object.values(files)) {
    const others = lines.flatMap((line, at) => (isRow(line) ? [] : [at]));
    for (const at of others) {
      await fails(lines.toSpliced(at, 1));
      await fails(lines.toSpliced(at, 0, lines[at] ?? ''));
      for (let to = 0; to < lines.length; to += 1) if (to !== at) await fails(swap(lines, at, to));
    }
  }
});

test('an export that is cut off is found, at whatever byte', async () => {
  for (const lines of Object.values(files)) {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    for (let length = 0; length < bytes.length; length += 1 + (length % 97)) await fails(bytes.subarray(0, length));
    for (let keep = 0; keep < lines.length; keep += 1) await fails(lines.slice(0, keep));
  }
});

test('a row that was changed and rechained with all after it is found, in every row and every field', async () => {
  for (const lines of Object.values(files)) {
    for (const at of rowsOf(lines)) {
      for (const change of [{ action: 'otp_resent' }, { created_at: 1 }, { subject: 'x' }, { target: 'y' }]) {
        await fails(rechain(lines, at, change), /sealed|replaced/);
      }
    }
  }
});

test('rows that were left out, with the rest numbered and chained anew, are found', async () => {
  for (const lines of Object.values(files)) {
    for (const gone of rowsOf(lines)) {
      const left = lines.toSpliced(gone, 1);
      const { row } = JSON.parse(lines[gone] ?? '') as RowLine;
      const renumbered = left.map((line, at) => {
        if (!isRow(line) || at < gone) return line;
        const { row: later } = JSON.parse(line) as RowLine;
        const sameChain = later.organization_id === row.organization_id;
        const numbers = { position: later.position - 1, sequence: later.sequence - (sameChain ? 1 : 0) };
        const { previous_hash: _, ...first } = { ...later, ...numbers };
        return canonicalJson({ hash: '0'.repeat(64), row: numbers.sequence === 1 ? first : { ...later, ...numbers } });
      });
      await fails(rechain(renumbered, gone, {}));
    }
  }
});

test('a checkpoint in the place of another is found, and one that somebody else signed', async () => {
  for (const [which, note] of audit.checkpoints.entries()) {
    for (const [other, otherNote] of audit.checkpoints.entries()) {
      if (which !== other)
        await fails(all.map((line) => (line === checkpointLine(note) ? checkpointLine(otherNote) : line)));
    }
    const forged = otherSigner.sign(note.split('\n\n')[0]?.concat('\n') ?? '');
    await fails(
      all.map((line) => (line === checkpointLine(note) ? checkpointLine(forged) : line)),
      /is not one that the key of this log/,
    );
    await fails(
      all.map((line) =>
        line === checkpointLine(note) ? checkpointLine(note + (forged.split('\n\n')[1] ?? '')) : line,
      ),
      /is not one that the key of this log/,
    );
  }
  const header = JSON.parse(all[0] ?? '');
  await fails(all.with(0, canonicalJson({ ...header, checkpoint: middle })));
  await fails(one.with(0, canonicalJson({ ...header, organization: organizations[0], checkpoint: middle })));
});

const checkpointLine = (checkpoint: string) => canonicalJson({ checkpoint });

test('an older export that passes by itself is found by a newer checkpoint that was kept', async () => {
  const cut = all.indexOf(checkpointLine(middle));
  const header = { ...JSON.parse(all[0] ?? ''), checkpoint: middle, checkpoints: 3 };
  const older = [canonicalJson(header), ...all.slice(1, cut + 1)];
  assert.equal((await verifyFile(older)).rows, 13);
  await fails(older, /seals 16 rows: those from row 14 on are missing/, { checkpoint: final });
});

test('a history that was written anew, and sealed with the same key, is found by a checkpoint that was kept', async () => {
  const rewritten = await openRewritten();
  try {
    const kept = { checkpoint: early };
    assert.ok(await verifyFile(await rewritten.exportAll()));
    await fails(
      await rewritten.exportAll(),
      /to 4 are not those that were sealed by the checkpoint that was kept/,
      kept,
    );
    await fails(await rewritten.exportOne(organizations[0]), /does not prove the checkpoint that was kept/, kept);
    await fails(await rewritten.exportOne(organizations[0], early), /does not continue the earlier checkpoint/);
  } finally {
    await rewritten.close();
  }
});

/** The operator, who has the key, deletes the first row and has all others chained and sealed anew. */
async function openRewritten() {
  const changed = await openSampleAudit();
  const { database } = changed;
  const { query } = database;
  const audited = query
    .updateTable('audit')
    .set({ position: null, sequence: null, previous_hash: null, row_hash: null });
  await database.commit([
    query.deleteFrom('audit').where('position', '=', 0),
    audited,
    query.deleteFrom('audit_heads'),
    query.deleteFrom('audit_checkpoints'),
    query.updateTable('audit_log').set({ tree_size: 0, chains: 0, peaks: '[]' }),
  ]);
  await changed.append([organizations[1], organizations[1]]);
  return changed;
}

test('the first bad row is named', async () => {
  const at = rowsOf(all)[5] ?? 0;
  const { row } = JSON.parse(all[at] ?? '') as RowLine;
  const name = `Row ${row.sequence} of organisation ${row.organization_id} \\(line ${at + 1}\\)`;
  await fails(
    all.with(at, (all[at] ?? '').replace('document_requested', 'document_delivered')),
    RegExp(`^${name} was changed`),
  );
  await fails(all.toSpliced(at, 0, all[at] ?? ''), RegExp(`\\(line ${at + 2}\\) stands here a second time`));
  const next = rowsOf(all).find((later) => later > at && (all[later] ?? '').includes(row.organization_id)) ?? 0;
  await fails(
    rechain(all, at, { target: 'z' }).slice(0, next).concat(all.slice(next)),
    /not those that were sealed|one of the two was replaced/,
  );
  await fails(one.toSpliced(4, 1), /Row 4 of organisation alma \(line 5\) is not the next one: row 3 .* is missing/);
});

test('a row that was changed and given its own right hash is found by the row after it', async () => {
  for (const lines of Object.values(files)) {
    for (const at of rowsOf(lines)) {
      const changed = rechain(lines, at, { target: 'z' })[at] ?? '';
      await fails(
        lines.with(at, changed),
        /one of the two was replaced|is not the row that was sealed|not those that were/,
      );
    }
  }
});

test('rows of two organisations that changed places, and a checkpoint that stands elsewhere, are named', async () => {
  const [, second, third] = rowsOf(all);
  await fails(
    swap(all, second ?? 0, third ?? 0),
    /^Row 2 of organisation alma \(line 3\) is number 3 of all rows, but number 2/,
  );
  const at = all.indexOf(checkpointLine(early));
  await fails(swap(all, at, at + 1), /seals 4 rows, but stands after row 5/);
});

test('an export that ends too early is found also where its header counts fewer checkpoints', async () => {
  const cut = all.indexOf(checkpointLine(middle));
  const header = { ...JSON.parse(all[0] ?? ''), checkpoints: 3 };
  await fails(
    [canonicalJson(header), ...all.slice(1, cut + 1)],
    /cut off after row 13: by its first line 16 rows are sealed/,
  );
});

test('the same content in other bytes is found', async () => {
  for (const lines of Object.values(files)) {
    const file = (text: string) => Buffer.from(text);
    const text = lines.map((line) => `${line}\n`).join('');
    await fails(file(text.slice(0, -1)), /cut off in line/);
    await fails(file(text.replace(/\n$/, '\r\n')), /not canonical JSON/);
    await fails(file(text.replace(':', ': ')), /Line 1 was changed: it is not canonical JSON/);
    await fails(file(text.replace('alma', '\\u0061lma')), /not canonical JSON/);
    await fails(file(`\ufeff${text}`), /not canonical JSON/);
  }
});

test('a checkpoint of the right key that names other ends of the chains is found', async () => {
  const [text = ''] = final.split('\n\n');
  const lying = signer.sign(`${text.replace(/heads 3 .*/, `heads 3 ${'A'.repeat(43)}=`)}\n`);
  const forged = all.map((line) =>
    line.replaceAll(JSON.stringify(final).slice(1, -1), JSON.stringify(lying).slice(1, -1)),
  );
  await fails(forged, /^The ends of the chains are not those that were sealed/);
});

test('another key than the given one is refused, also where the export names it', async () => {
  await fails(all, /signed with another key/, { key: otherSigner.verifierKey });
  await fails([], /empty/);
  await fails(['{}'], /Line 1/);
  await fails(all, /The checkpoint that was kept is not one that the key of this log has signed/, { checkpoint: 'x' });
});

test('an organisation without rows, and a foreign earlier checkpoint, are refused when exporting', async () => {
  await assert.rejects(audit.exportOne('nobody'), /"nobody" has no audit rows/);
  await assert.rejects(audit.exportOne(organizations[0], otherSigner.sign('x\n')), /not signed by the key/);
});

test('a row that was changed in the store itself is found in the next export', async () => {
  const tampered = await openSampleAudit();
  const { query } = tampered.database;
  await tampered.database.commit([query.updateTable('audit').set({ target: 'forged' }).where('position', '=', 2)]);
  await tampered.append([organizations[0]]);
  await fails(await tampered.exportAll(), /^Row 2 of organisation alma \(line 4\) was changed/);
  await tampered.database.commit([query.deleteFrom('audit').where('position', '=', 2)]);
  await fails(await tampered.exportAll(), /^Row 3 of organisation alma \(line 4\) is not the next one: row 2/);
  await tampered.close();
});
