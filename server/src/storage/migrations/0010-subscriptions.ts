/** Plans that the operator grants, what a subscription has of its plan, and which notices of its end were sent. */
import { sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Migration } from './migration.ts';

export const subscriptionPlans: Migration = {
  name: '0010-subscriptions',
  statements: (schema, query) => [
    schema
      .createTable('plans')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('technology', 'text', (column) => column.notNull())
      .addColumn('months', 'integer', (column) => column.notNull())
      .addColumn('quota', 'bigint')
      .addColumn('active', 'integer', (column) => column.notNull()),
    // Without the columns that came later: these have their defaults.
    query.insertInto('plans').values([
      {
        id: 'e-document-month',
        name: 'E-Document 1 000',
        technology: 'e_document',
        months: 1,
        quota: 1_000,
        active: 1,
      },
      {
        id: 'e-document-year',
        name: 'E-Document 20 000',
        technology: 'e_document',
        months: 12,
        quota: 20_000,
        active: 1,
      },
      { id: 'e-document-open', name: 'E-Document', technology: 'e_document', months: 12, quota: null, active: 1 },
      { id: 'liveness-year', name: 'Liveness', technology: 'liveness', months: 12, quota: null, active: 1 },
    ] as Schema['plans'][]),
    schema.alterTable('subscriptions').addColumn('plan_name', 'text', (column) => column.notNull().defaultTo('')),
    schema.alterTable('subscriptions').addColumn('quota', 'bigint'),
    schema
      .createTable('subscription_notices')
      .addColumn('subscription_id', 'text', (column) => column.notNull().references('subscriptions.id'))
      .addColumn('days', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('subscription_notices_key', ['subscription_id', 'days']),
    schema.createIndex('subscriptions_by_end').on('subscriptions').column('ends_at').where(sql<boolean>`active = 1`),
  ],
};
