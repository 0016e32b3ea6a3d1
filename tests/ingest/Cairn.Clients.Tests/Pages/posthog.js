import posthog from 'posthog-js';
import { collector, key, mode, note, now, run } from './Shared/page.js';

posthog.init(key, {
  api_host: collector,
  person_profiles: 'always',
  // Browsers that are driven by a program count as robots, and nothing is sent.
  opt_out_useragent_filter: true,
  autocapture: mode === 'autocapture',
  capture_pageleave: false,
  capture_pageview: mode !== 'one',
  before_send: event => {
    note(event.event, event.uuid, now());
    return event;
  },
});

window.deviceId = () => posthog.get_property('$device_id');
window.sessionId = () => posthog.get_session_id();

run(async () => {
  if (mode === 'one') {
    posthog.capture('Product Added', { sku: 'S1' });
    return;
  }
  // The first page view comes by itself, a moment after the start.
  await new Promise(resolve => setTimeout(resolve, 50));
  posthog.capture('Product Added', { sku: 'S1' });
  posthog.identify('u1', { email: 'ada@example.com' });
  posthog.capture('Order Completed', { order_id: 'o-1', revenue: 12.5, currency: 'EUR' });
  posthog.alias('u2', 'u1');
  posthog.group('company', 'g1', { name: 'Acme' });
});
