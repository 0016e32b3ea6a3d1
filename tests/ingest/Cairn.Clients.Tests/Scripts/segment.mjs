import { collector, key, now, note, end } from './client.mjs';
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: key, host: collector });
analytics.on('error', error => console.error(error));

const call = (type, parameters) => new Promise(resolve => {
  const at = now();
  analytics[type](parameters, (error, context) => {
    if (error) console.error(error);
    note(type, context.event.messageId, at);
    resolve();
  });
});

const calls = [
  call('track', {
    userId: 'u1',
    anonymousId: 'anon1',
    event: 'Order Completed',
    properties: { order_id: 'o-1', revenue: 12.5, currency: 'EUR', when: new Date(0) },
    context: {
      campaign: { source: 'news', medium: 'email', name: 'spring', content: 'top', term: 'shoes' },
      page: { url: 'https://shop.example/thanks', referrer: 'https://shop.example/pay' },
    },
  }),
  call('identify', { userId: 'u1', anonymousId: 'anon1', traits: { email: 'Ada@Example.com ' } }),
  call('page', { anonymousId: 'anon1', category: 'Docs', name: 'Home', properties: { url: 'https://shop.example/?utm_source=ads&utm_medium=cpc&gclid=G1' } }),
  call('screen', { anonymousId: 'anon1', name: 'Main', properties: { tab: 'offers' } }),
  call('group', { userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } }),
  call('alias', { userId: 'u1', previousId: 'anon1' }),
];
await analytics.closeAndFlush();
await Promise.all(calls);
end();
