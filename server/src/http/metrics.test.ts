import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics, sumOfThreads } from './metrics.ts';

/** The value of each series. */
function read(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('the metrics of several threads are summed, and each thread is seen with its share', async () => {
  const threads = [1, 2, 3].map((number) => createMetrics(number));
  threads.forEach(({ requestSeconds, limited, lateTasks }, index) => {
    for (let request = 0; request <= index; request += 1) {
      requestSeconds.observe({ operation: 'approveSession', status: 200 }, 0.02);
    }
    limited.inc({ limit: 'requests_per_key', environment: 'live' });
    if (index === 0) lateTasks.set(2);
  });
  const sum = read(await sumOfThreads(await Promise.all(threads.map(({ registry }) => registry.getMetricsAsJSON()))));
  const labels = 'operation="approveSession",status="200"';
  assert.equal(sum.get(`qujat_http_request_duration_seconds_count{${labels}}`), 6);
  assert.equal(sum.get(`qujat_http_request_duration_seconds_bucket{le="0.025",${labels}}`), 6);
  assert.equal(sum.get('qujat_limited_total{limit="requests_per_key",environment="live"}'), 3);
  assert.equal(sum.get('qujat_maintenance_late_tasks'), 2);
  for (const number of [1, 2, 3]) {
    assert.equal(sum.get(`qujat_thread_requests_total{thread="${number}"}`), number);
    assert.ok((sum.get(`qujat_thread_cpu_seconds_total{thread="${number}"}`) ?? 0) > 0);
  }
});

test('what is the process’s own is told once, and nothing of it is lost beside other threads', async () => {
  const alone = createMetrics();
  const names = (text: string) => [...read(text).keys()].map((series) => series.replace(/\{.*/, ''));
  const told = names(await alone.registry.metrics());
  const beside = await Promise.all([alone, createMetrics(2)].map(({ registry }) => registry.getMetricsAsJSON()));
  const sum = await sumOfThreads(beside);
  assert.deepEqual(
    told.filter((name) => !names(sum).includes(name)),
    [],
  );
  const started = read(sum).get('process_start_time_seconds');
  assert.equal(started, read(await alone.registry.metrics()).get('process_start_time_seconds'));
});

test('a process is looked at once, however many gateways run in it: what looks does not end with them', () => {
  const [one, other] = [createMetrics(), createMetrics()].map(({ registry }) => registry);
  for (const name of ['nodejs_eventloop_lag_seconds', 'nodejs_gc_duration_seconds', 'qujat_build_info']) {
    assert.ok(one?.getSingleMetric(name) !== undefined, name);
    assert.equal(one?.getSingleMetric(name), other?.getSingleMetric(name), name);
  }
  assert.notEqual(one?.getSingleMetric('qujat_errors_total'), other?.getSingleMetric('qujat_errors_total'));
});
