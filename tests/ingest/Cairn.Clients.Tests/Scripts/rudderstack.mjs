import { randomUUID } from 'node:crypto';
import { collector, key, now, note, end } from './client.mjs';
import Analytics from '@rudderstack/rudder-sdk-node';

const analytics = new Analytics(key, { dataPlaneUrl: collector, flushAt: 20, flushInterval: 200, logLevel: 'error', errorHandler: error => console.error(error) });

const call = (type, message) => new Promise(resolve => {
  const [messageId, at] = [randomUUID(), now()];
  analytics[type]({ ...message, messageId }, error => {
    if (error) console.error(error);
    note(type, messageId, at);
    resolve();
  });
});

await Promise.all([
  call('track', {
    userId: 'u1',
    anonymousId: 'anon1',
    event: 'Order Completed',
    properties: { order_id: 'o-1', revenue: 12.5, currency: 'EUR' },
    context: {
      campaign: { source: 'news', medium: 'email', name: 'spring', content: 'top', term: 'shoes' },
      page: { url: 'https://shop.example/thanks', referrer: 'https://shop.example/pay' },
    },
  }),
  call('identify', { userId: 'u1', anonymousId: 'anon1', traits: { email: 'ada@example.com' } }),
  call('page', { anonymousId: 'anon1', category: 'Docs', name: 'Home', properties: { url: 'https://shop.example/?utm_source=ads&utm_medium=cpc&gclid=G1' } }),
  call('screen', { anonymousId: 'anon1', name: 'Main', properties: { tab: 'offers' } }),
  call('group', { userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } }),
  call('alias', { userId: 'u1', previousId: 'anon1' }),
]);
end();
process.exit();
