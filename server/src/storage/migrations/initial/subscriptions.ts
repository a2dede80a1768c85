/** Plans that the operator grants, the subscriptions of organisations, and which notices of their end were sent. */
import { type Kysely, type SchemaModule, sql } from 'kysely';
import type { Schema } from '../../schema.ts';

export function subscriptionTables(schema: SchemaModule, query: Kysely<Schema>) {
  return [...planTable(schema, query), ...subscriptionTable(schema), ...noticeTable(schema)];
}

function planTable(schema: SchemaModule, query: Kysely<Schema>) {
  const year = { months: 12, active: 1, mcdb_check: 0, claims_only: 0 };
  const document = { ...year, technology: 'e_document' };
  return [
    schema
      .createTable('plans')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('technology', 'text', (column) => column.notNull())
      .addColumn('months', 'integer', (column) => column.notNull())
      .addColumn('quota', 'bigint')
      .addColumn('active', 'integer', (column) => column.notNull())
      .addColumn('mcdb_check', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('claims_only', 'integer', (column) => column.notNull().defaultTo(0)),
    query.insertInto('plans').values([
      { ...document, id: 'e-document-month', name: 'E-Document 1 000', months: 1, quota: 1_000 },
      { ...document, id: 'e-document-year', name: 'E-Document 20 000', quota: 20_000 },
      { ...document, id: 'e-document-open', name: 'E-Document', quota: null },
      { ...year, technology: 'liveness', id: 'liveness-year', name: 'Liveness', quota: null },
    ]),
  ];
}

function subscriptionTable(schema: SchemaModule) {
  return [
    schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('technology', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull())
      .addColumn('plan_name', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('quota', 'bigint')
      .addColumn('trial', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('mcdb_check', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('claims_only', 'integer', (column) => column.notNull().defaultTo(0)),
    schema.createIndex('subscriptions_by_organization').on('subscriptions').columns(['organization_id', 'starts_at']),
    schema.createIndex('subscriptions_by_end').on('subscriptions').column('ends_at').where(sql<boolean>`active = 1`),
  ];
}

function noticeTable(schema: SchemaModule) {
  return [
    schema
      .createTable('subscription_notices')
      .addColumn('subscription_id', 'text', (column) => column.notNull().references('subscriptions.id'))
      .addColumn('days', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('subscription_notices_key', ['subscription_id', 'days']),
  ];
}
