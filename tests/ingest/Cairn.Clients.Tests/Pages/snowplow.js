import { newTracker, setUserId, trackPageView, trackSelfDescribingEvent, trackStructEvent } from '@snowplow/browser-tracker';
import { collector, key, mode, note, run } from './Shared/page.js';

const calls = mode === 'one' || mode === 'next' ? 1 : 4;
let arrived = 0, finish;
const finished = new Promise(resolve => { finish = resolve; });

newTracker('sp', collector, {
  appId: key,
  eventMethod: mode === 'get' ? 'get' : 'post',
  bufferSize: mode === 'batching' ? calls : 1,
  onRequestSuccess: events => {
    for (const event of events) note(event.e, event.eid, Number(event.dtm) - window.setup.skew);
    arrived += events.length;
    if (arrived >= calls) finish();
  },
});

window.domainUserId = () => decodeURIComponent(document.cookie).match(/_sp_id\.\w+=([^.]+)\./)[1];

run(async () => {
  const added = () => trackSelfDescribingEvent({ event: { schema: 'iglu:com.example/add_to_cart/jsonschema/1-0-0', data: { sku: 'S1' } } });
  if (calls === 1) {
    added();
    await finished;
    return;
  }
  trackPageView();
  added();
  setUserId('u1');
  trackStructEvent({ category: 'buttons', action: 'Clicked', label: 'buy', property: 'red', value: 3 });
  trackSelfDescribingEvent({
    event: { schema: 'iglu:com.example/order_completed/jsonschema/1-0-0', data: { order_id: 'o-1', revenue: 12.5, currency: 'EUR' } },
    context: [{ schema: 'iglu:com.example/customer/jsonschema/1-0-0', data: { tier: 'gold' } }],
  });
  await finished;
});
