/**
 * A migration only adds, and so that the gateways of the version before run on: they read and write the newer store while the others
 * are replaced. What each statement does is read from what Kysely is asked for.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlterTableNode, OperationNode } from 'kysely';
import { createCompiler } from './columns-made-by.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

const query = createCompiler();

/** Why gateways of the version before could not run on after the statement; undefined where they can. */
function breaks(node: OperationNode, newTables: ReadonlySet<string>): string | undefined {
  if (node.kind === 'CreateIndexNode') {
    const { unique = false, table } = node as OperationNode & { unique?: boolean; table?: unknown };
    return unique && !newTables.has(nameOf(table)) ? 'makes rows that are written unique' : undefined;
  }
  if (node.kind === 'AlterTableNode') return breaksOfAltering(node as AlterTableNode);
  const adds = ['CreateTableNode', 'InsertQueryNode', 'UpdateQueryNode'];
  return adds.includes(node.kind) ? undefined : `is a ${node.kind}`;
}

function breaksOfAltering({ columnAlterations = [], ...rest }: AlterTableNode): string | undefined {
  const others = Object.entries(rest).filter(
    ([name, value]) => !['kind', 'table'].includes(name) && value !== undefined,
  );
  if (others.length > 0) return `changes a table: ${others.map(([name]) => name).join(', ')}`;
  for (const alteration of columnAlterations) {
    if (alteration.kind !== 'AddColumnNode') return `changes a column: ${alteration.kind}`;
    const { notNull = false, defaultTo, unique = false } = alteration.column;
    if (notNull && defaultTo === undefined) return 'adds a column that writers before it leave out';
    if (unique) return 'makes rows that are written unique';
  }
  return undefined;
}

function nameOf(table: unknown): string {
  return (table as { table?: { identifier?: { name?: string } } } | undefined)?.table?.identifier?.name ?? '';
}

function breaksOf({ name, statements }: Migration): string[] {
  const nodes = statements(query.schema, query).map((statement) => statement.compile().query as OperationNode);
  const newTables = new Set(
    nodes
      .filter(({ kind }) => kind === 'CreateTableNode')
      .map((node) => nameOf((node as unknown as { table: unknown }).table)),
  );
  return nodes.flatMap((node) => breaks(node, newTables) ?? []).map((why) => `${name} ${why}`);
}

test('each migration leaves the gateways of the versions before able to run and to start, or says what they must know', () => {
  assert.deepEqual(migrations.filter(({ needs }) => needs === undefined).flatMap(breaksOf), []);
  for (const [place, { name, needs = name }] of migrations.entries()) {
    assert.ok(
      migrations.slice(0, place + 1).some((migration) => migration.name === needs),
      `${name} needs ${needs}`,
    );
  }
});

test('what would end them is seen', () => {
  const seen = (statements: Migration['statements']) => breaksOf({ name: '0002', statements });
  const column = (build: Parameters<ReturnType<typeof query.schema.alterTable>['addColumn']>[2]) =>
    seen((schema) => [schema.alterTable('sessions').addColumn('note', 'text', build)]);
  assert.equal(column((note) => note.notNull()).length, 1);
  assert.equal(column((note) => note.unique()).length, 1);
  assert.deepEqual(
    column((note) => note),
    [],
  );
  assert.deepEqual(
    column((note) => note.notNull().defaultTo('')),
    [],
  );
  const endings: Migration['statements'][] = [
    (schema) => [schema.dropTable('request_log')],
    (schema) => [schema.dropIndex('request_log_by_time')],
    (schema) => [schema.alterTable('request_log').dropColumn('session')],
    (schema) => [schema.alterTable('request_log').renameColumn('session', 'reference')],
    (schema) => [schema.alterTable('request_log').renameTo('requests')],
    (schema) => [schema.alterTable('request_log').alterColumn('session', (altered) => altered.setNotNull())],
    (schema) => [schema.createIndex('one_of_each').unique().on('request_log').column('session')],
    (_, database) => [database.deleteFrom('request_log')],
  ];
  for (const statements of endings) assert.equal(seen(statements).length, 1, statements.toString());
  const indexed: Migration['statements'] = (schema) => [
    schema.createTable('notes').addColumn('id', 'text'),
    schema.createIndex('notes_by_id').unique().on('notes').column('id'),
    schema.createIndex('request_log_by_type').on('request_log').column('document_type'),
  ];
  assert.deepEqual(seen(indexed), []);
});
