import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
import { collector, key, mode, note, now, run } from './Shared/page.js';

const ways = {
  batching: { queueOptions: { batch: { enabled: true, maxItems: 6, flushInterval: 60000 } } },
  beacon: { useBeacon: true, beaconQueueOptions: { maxItems: 6, flushQueueInterval: 60000 } },
};

const analytics = new RudderAnalytics();
analytics.load(key, collector, { configUrl: collector, lockIntegrationsVersion: true, lockPluginsVersion: true, ...ways[mode] });

const call = (type, ...parameters) => new Promise(resolve => {
  const at = now();
  analytics[type](...parameters, said => {
    note(type, said.messageId, at);
    resolve();
  });
});

window.anonymousId = () => analytics.getAnonymousId();
window.sessionId = () => String(analytics.getSessionId());

run(async () => {
  await new Promise(resolve => analytics.ready(resolve));
  if (mode === 'one') return call('track', 'Product Added', { sku: 'S1' }, {});
  await call('page', 'Docs', 'Home', {}, {});
  await call('track', 'Product Added', { sku: 'S1' }, {});
  await call('identify', 'u1', { email: 'ada@example.com' }, {});
  await call('track', 'Order Completed', { order_id: 'o-1', revenue: 12.5, currency: 'EUR' }, {});
  await call('group', 'g1', { name: 'Acme' }, {});
  await call('alias', 'u2', 'u1', {});
});
