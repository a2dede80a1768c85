/**
 * Statements that are built once. Kysely takes longer to build the text of a statement than SQLite to run it, and the text is
 * the same every time: so the statements of every flow are built with placeholders, and each use only fills in its values.
 *
 * What is the same at each use stands in the text. As a parameter it would be dear: where SQLite compares it with the condition of a
 * partial index, such as `active = 1`, it compiles the whole statement anew each time.
 */
import {
  type Compilable,
  type CompiledQuery,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type RawBuilder,
  sql,
  ValueListNode,
  ValueNode,
} from 'kysely';
import type { Database } from './database.ts';

/** What a statement is built with: values stand for themselves at each use, and so does a test's own clock. */
export interface StatementSource<Values> {
  query: Database['query'];
  nowMs: Database['nowMs'];
  value<Name extends keyof Values & string>(name: Name): RawBuilder<Values[Name]>;
  /** Of one of `ListValues`. */
  itemValue(place: number, name: string): RawBuilder<unknown>;
}

export type PreparedStatement<Values, Row> = (database: Database, values: Values) => Compilable<Row>;

/** The text is built at the first use with a database, and kept as long as the database is. */
export function prepareStatement<Values extends object, Row = unknown>(
  build: (source: StatementSource<Values>) => Compilable<Row>,
): PreparedStatement<Values, Row> {
  const built = new WeakMap<Database, CompiledQuery<Row>>();
  return (database, values) => ({
    compile: () => {
      const compiled = built.get(database) ?? build(sourceOf(database)).compile();
      built.set(database, compiled);
      return { ...compiled, parameters: compiled.parameters.map((parameter) => fill(parameter, values, database)) };
    },
  });
}

/** As `prepareStatement`, where the text depends on a shape besides: there is one text for each, so only few shapes may come. */
export function prepareShapes<Shape extends string | number, Values extends object, Row = unknown>(
  build: (shape: Shape, source: StatementSource<Values>) => Compilable<Row>,
): (shape: Shape) => PreparedStatement<Values, Row> {
  const prepared = new Map<Shape, PreparedStatement<Values, Row>>();
  return (shape) => {
    const known = prepared.get(shape) ?? prepareStatement<Values, Row>((source) => build(shape, source));
    prepared.set(shape, known);
    return known;
  };
}

/** The values of a statement over a list. */
export interface ListValues {
  items: readonly ItemValues[];
}

export type ItemValues = Readonly<Record<string, string | number | null>>;

class Placeholder {
  readonly name: string;
  /** Of the item whose value it is. */
  readonly place: number | undefined;

  constructor(name: string, place?: number) {
    this.name = name;
    this.place = place;
  }
}

const clockPlaceholder = new Placeholder('the clock of a test');

class ConstantsInText extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return node.value instanceof Placeholder ? node : ValueNode.createImmediate(node.value);
  }

  // Kysely's compiler takes the one kind of list where it takes the other.
  protected override transformPrimitiveValueList({ values }: PrimitiveValueListNode): PrimitiveValueListNode {
    return ValueListNode.create(values.map(ValueNode.createImmediate)) as unknown as PrimitiveValueListNode;
  }
}

const transformer = new ConstantsInText();
const constantsInText: KyselyPlugin = {
  transformQuery: ({ node }) => transformer.transformNode(node),
  transformResult: async ({ result }) => result,
};

function sourceOf<Values>(database: Database): StatementSource<Values> {
  const { query, nowMs, testClock } = database;
  return {
    query: query.withPlugin(constantsInText),
    nowMs: testClock === undefined ? nowMs : sql<number>`cast(${clockPlaceholder} as bigint)`,
    value: (name) => sql`${new Placeholder(name)}`,
    itemValue: (place, name) => sql`${new Placeholder(name, place)}`,
  };
}

function fill(parameter: unknown, values: object & Partial<ListValues>, { testClock }: Database): unknown {
  if (parameter === clockPlaceholder) return testClock?.();
  if (!(parameter instanceof Placeholder)) return parameter;
  const { name, place } = parameter;
  return place === undefined ? values[name as keyof typeof values] : values.items?.[place]?.[name];
}
