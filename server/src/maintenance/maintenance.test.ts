import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MaintenanceTask, startMaintenance } from './maintenance.ts';
import type { MaintenanceStore } from './maintenance-store.ts';

const always: Pick<MaintenanceStore, 'claimTurn'> = { claimTurn: async () => true };
const never: Pick<MaintenanceStore, 'claimTurn'> = { claimTurn: async () => false };

test('a task runs where the store gives it the turn, and not where another process has it', async () => {
  const ran: string[] = [];
  const run = async () => void ran.push('clean-up');
  const tasks: MaintenanceTask[] = [{ name: 'delete_request_log', everyMs: 1e6, run }];
  const failures: unknown[] = [];
  const onFailure = (_task: string, error: unknown) => failures.push(error);
  const mine = startMaintenance(tasks, { store: always, onFailure });
  const theirs = startMaintenance(tasks, { store: never, onFailure });
  await Promise.all([mine.runDueTasks(), theirs.runDueTasks()]);
  await Promise.all([mine.close(), theirs.close()]);
  assert.deepEqual(ran, ['clean-up']);
  assert.deepEqual(failures, []);
});

test('a task that fails is told by its name, and the others run', async () => {
  const ran: string[] = [];
  const failures: [string, string][] = [];
  const maintenance = startMaintenance(
    [
      { name: 'seal_audit', everyMs: 1e6, run: () => Promise.reject(new Error('out of order')) },
      { name: 'chain_audit', everyMs: 1e6, run: async () => void ran.push('whole') },
    ],
    { store: always, onFailure: (task, error) => failures.push([task, (error as Error).message]) },
  );
  await maintenance.runDueTasks();
  await maintenance.close();
  assert.deepEqual(ran, ['whole']);
  assert.deepEqual(failures, [['seal_audit', 'out of order']]);
});

test('closing waits for the task that is under way', async () => {
  const { promise: work, resolve: finishWork } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const order: string[] = [];
  const run = async () => {
    begin();
    await work;
    order.push('done');
  };
  const maintenance = startMaintenance([{ name: 'shrink_store', everyMs: 1e6, run }], {
    store: always,
    onFailure: (_task, error) => assert.fail(String(error)),
  });
  const running = maintenance.runDueTasks();
  await begun;
  const closing = maintenance.close().then(() => order.push('closed'));
  finishWork();
  await Promise.all([running, closing]);
  assert.deepEqual(order, ['done', 'closed']);
});
