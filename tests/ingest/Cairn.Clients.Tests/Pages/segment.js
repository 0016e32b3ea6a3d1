import { AnalyticsBrowser } from '@segment/analytics-next';
import { collector, key, mode, note, now, run } from './Shared/page.js';

const strategies = {
  batching: { strategy: 'batching', config: { size: 7, timeout: 60000 } },
  unload: { strategy: 'batching', config: { size: 100, timeout: 60000 } },
};

const analytics = AnalyticsBrowser.load(
  { writeKey: key, cdnURL: collector },
  strategies[mode] ? { integrations: { 'Segment.io': { deliveryStrategy: strategies[mode] } } } : {},
);

const call = async (type, ...parameters) => {
  const at = now();
  const context = await analytics[type](...parameters);
  note(type, context.event.messageId, at);
};

window.anonymousId = async () => (await analytics.user()).anonymousId();

run(async () => {
  await analytics.ready();
  if (mode === 'quiet') return;
  if (mode === 'one' || mode === 'unload') {
    await call('track', 'Product Added', { sku: 'S1' });
    return;
  }
  await call('page');
  await call('track', 'Product Added', { sku: 'S1' });
  // Later it would be in vain: once the client knows a user, it writes him into every call, aliases too.
  await call('alias', 'u1', 'earlier');
  await call('identify', 'u1', { email: 'ada@example.com' });
  await call('track', 'Order Completed', { order_id: 'o-1', revenue: 12.5, currency: 'EUR' });
  await call('screen', 'Main', { tab: 'offers' });
  await call('group', 'g1', { name: 'Acme' });
});
