import { collector, key, now, note, end } from './client.mjs';
import { buildPageView, buildScreenView, buildSelfDescribingEvent, buildStructEvent, newTracker } from '@snowplow/node-tracker';

let arrived = 0, finish;
const finished = new Promise(resolve => { finish = resolve; });
const events = 5;

const tracker = newTracker(
  { namespace: 'n', appId: key, encodeBase64: process.env.KEY.length % 2 === 0 },
  {
    endpoint: collector,
    bufferSize: events,
    onRequestSuccess: batch => {
      arrived += batch.length;
      if (arrived >= events) finish();
    },
    onRequestFailure: failure => console.error(failure),
  },
);
tracker.setUserId('u1');
tracker.setDomainUserId('d1');
tracker.setSessionId('s1');

const call = (name, event, context) => {
  const at = now();
  note(name, tracker.track(event, context).eid, at);
};

call('pv', buildPageView({ pageUrl: 'https://shop.example/?utm_source=ads&utm_medium=cpc&gclid=G1', pageTitle: 'Shoes', referrer: 'http://news.example/today' }));
call('se', buildStructEvent({ category: 'buttons', action: 'Clicked', label: 'buy', property: 'red', value: 3 }));
call('ue', buildSelfDescribingEvent({ event: { schema: 'iglu:com.example/add_to_cart/jsonschema/1-0-0', data: { sku: 'S1' } } }));
call('ue', buildSelfDescribingEvent({ event: { schema: 'iglu:com.example/order_completed/jsonschema/1-0-0', data: { order_id: 'o-1', revenue: 12.5, currency: 'EUR' } } }),
  [{ schema: 'iglu:com.example/customer/jsonschema/1-0-0', data: { tier: 'gold' } }]);
call('ue', buildScreenView({ name: 'Main', id: '5d79770b-015b-4af8-8c91-b2ed6faf4b1e' }));
await finished;
end();
