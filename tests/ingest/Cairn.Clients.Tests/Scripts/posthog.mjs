import { collector, key, now, note, end } from './client.mjs';
import { PostHog } from 'posthog-node';

const times = {};
const posthog = new PostHog(key, {
  host: collector,
  before_send: event => {
    times[event.event] = now();
    return event;
  },
});
posthog.on('flush', events => events.forEach(event => note(event.event, event.uuid, times[event.event])));
posthog.on('error', error => console.error(error));

posthog.capture({ distinctId: 'anon1', event: '$pageview', properties: { $current_url: 'https://shop.example/?utm_source=ads&utm_medium=cpc&gclid=G1', $process_person_profile: false } });
posthog.capture({ distinctId: 'u1', event: 'Order Completed', properties: { order_id: 'o-1', revenue: 12.5, currency: 'EUR' }, groups: { company: 'g1' } });
posthog.identify({ distinctId: 'u1', properties: { email: 'ada@example.com' } });
posthog.alias({ distinctId: 'u1', alias: 'anon1' });
posthog.groupIdentify({ groupType: 'company', groupKey: 'g1', properties: { name: 'Acme' }, distinctId: 'u1' });
const flags = await posthog.evaluateFlags('u1');
if (flags.isEnabled('f1')) console.error('a flag that is not there is on');
await posthog.shutdown();
end();
