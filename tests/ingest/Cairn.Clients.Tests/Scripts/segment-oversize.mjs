// More in one request than the client believes that it sends: its own bound counts wrongly (facts of the protocol).
import { collector, key, now, note, end } from './client.mjs';
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: key, host: collector, flushAt: 21 });
analytics.on('error', error => console.error(error));

const calls = Array.from({ length: 21 }, (_, index) => new Promise(resolve => {
  const at = now();
  analytics.track({ userId: 'u1', event: 'Product Added', properties: { index, text: 'x'.repeat(32000) } }, (error, context) => {
    if (error) console.error(error);
    note('track', context.event.messageId, at);
    resolve();
  });
}));
await analytics.closeAndFlush();
await Promise.all(calls);
end();
