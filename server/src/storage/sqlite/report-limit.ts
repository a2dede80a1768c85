/**
 * How a report is broken off. Nothing stops SQLite from outside: a thread that is told to end does so after its statement. So every select
 * of a report asks, row by row and before it looks at the row, whether there is time. `report-worker.ts` answers.
 */
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type QueryId,
  type RootOperationNode,
  type SelectQueryNode,
  sql,
  WhereNode,
} from 'kysely';

const hasTime = sql<boolean>`report_has_time()`.toOperationNode();

/** Adds the question to each select of a statement. */
export const limitTime: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => new TimeLimiter().transformNode(node, queryId) as RootOperationNode,
  transformResult: async ({ result }) => result,
};

class TimeLimiter extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const select = super.transformSelectQuery(node, queryId);
    if (select.from === undefined) return select;
    const where = WhereNode.create(hasTime);
    return { ...select, where: select.where ? WhereNode.cloneWithOperation(where, 'And', select.where.where) : where };
  }
}
