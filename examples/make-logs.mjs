// Writes the two example logs anew, always the same bytes: node examples/make-logs.mjs
//   laden.csv                     a German shop's export: semicolons, decimal commas, Windows-1252, local times with their zone
//   app-april.jsonl, app-may.jsonl  an app's exports of 30 days each, which overlap: nested, lists of products, EUR and CHF, repeated lines
// Nobody in them exists.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

// A linear congruential generator (Numerical Recipes, 7.1): the same draws on every machine.
let state = 20260;
const draw = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
const upTo = (count) => Math.floor(draw() * count);
const one = (list) => list[upTo(list.length)];
const two = (number) => String(number).padStart(2, '0');

const german = (cents) => {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return `${whole},${two(cents % 100)}`;
};

function shop() {
  const campaigns = [
    ['?utm_source=google&utm_medium=cpc&utm_campaign=herbst', ''],
    ['?utm_source=rundbrief&utm_medium=email&utm_campaign=oktober', ''],
    ['', 'https://www.google.com/'], ['', 'https://www.facebook.com/'], ['', ''],
  ];
  const articles = [['Kaffeemühle', 8990], ['Wanderstiefel Größe 43', 124900], ['Rührschüssel', 2495], ['Bücherregal', 250290], ['Schürze', 1990]];
  const rows = [['Zeitpunkt', 'Zeitzone', 'Ereignis', 'Besucher', 'Kundennummer', 'E-Mail', 'Gerät', 'Seite', 'Verweis', 'Artikel', 'Bestellnummer', 'Betrag', 'Währung']];
  for (let visit = 0; visit < 110; visit++) {
    const visitor = `b-${two(visit % 70)}`;
    const zone = one(['Europe/Berlin', 'Europe/Berlin', 'Europe/Vienna', 'Europe/London']);
    const [query, referrer] = one(campaigns);
    const device = one(['Desktop', 'Handy', 'Tablet']);
    const [article, price] = one(articles);
    // October has the day on which the clocks change.
    const [day, hour, minute] = [1 + upTo(31), 8 + upTo(13), upTo(40)];
    const add = (after, event, more = {}) => rows.push([
      `${two(day)}.10.2025 ${two(hour)}:${two(minute + after)}:${two(visit % 60)}`, zone, event, visitor, more.customer ?? '', more.mail ?? '', device,
      `https://laden.example/${more.page ?? ''}${after === 0 ? query : ''}`, after === 0 ? referrer : 'https://laden.example/',
      more.article ?? '', more.order ?? '', more.amount ?? '', more.order ? 'EUR' : '']);
    add(0, 'Startseite aufgerufen');
    add(2, 'Produkt angesehen', { page: 'artikel', article });
    if (draw() < 0.7) add(3, 'In den Warenkorb gelegt', { page: 'artikel', article });
    if (draw() < 0.45) {
      const buyer = { customer: `K-${1000 + visit % 70}`, mail: `Kunde${visit % 70}@Laden.example`, page: 'danke', article };
      const amount = german(price * (1 + upTo(3)));
      add(9, 'Bestellung bezahlt', { ...buyer, order: `B-${5000 + visit}`, amount });
      // The payment service tells some orders a second time, with a blank behind the number.
      if (draw() < 0.15) add(11, 'Bestellung bezahlt', { ...buyer, order: `B-${5000 + visit} `, amount });
    }
  }
  const text = rows.map((row) => row.join(';')).join('\r\n') + '\r\n';
  writeFileSync(join(folder, 'laden.csv'), Buffer.from(text, 'latin1'));
}

function app() {
  const start = Date.UTC(2026, 3, 1);
  const day = 86_400_000;
  const products = [['tee-1', 12.5], ['cup-2', 9.95], ['can-3', 49], ['box-4', 1.249]];
  const lines = [];
  for (let visit = 0; visit < 120; visit++) {
    const person = visit % 55;
    const campaign = one([{ source: 'google', medium: 'cpc', name: 'spring' }, { source: 'newsletter', medium: 'email', name: 'april' }, null, null]);
    let at = start + Math.floor(draw() * 45 * day);
    const add = (type, more = {}) => {
      lines.push({
        at, line: {
          id: `m-${visit}-${lines.length}`, ts: at, type,
          user: { id: type === 'order_paid' ? `u-${person}` : null }, device: { id: `d-${person}`, os: one(['iOS', 'Android']) },
          context: campaign ? { campaign } : {}, ...more,
        },
      });
      at += 60_000 * (1 + upTo(9));
    };
    add('screen_view');
    const list = Array.from({ length: 1 + upTo(3) }, () => one(products)).map(([sku, price]) => ({ sku, price, quantity: 1 + upTo(3) }));
    add('product_viewed', { cart: { products: list.slice(0, 1) } });
    if (draw() < 0.5)
      add('order_paid', { order: { id: `o-${visit}` }, cart: { currency: one(['EUR', 'EUR', 'CHF']), products: list } });
  }
  lines.sort((a, b) => a.at - b.at);
  // Each export has the last 30 days; the sender repeats a line now and then.
  const write = (name, from, to) => {
    const texts = lines.filter(({ at }) => at >= from && at < to).map(({ line }) => JSON.stringify(line));
    const repeated = texts.flatMap((text, index) => (index % 17 === 0 ? [text, text] : [text]));
    writeFileSync(join(folder, name), repeated.join('\n') + '\n');
  };
  write('app-april.jsonl', start, start + 30 * day);
  write('app-may.jsonl', start + 15 * day, start + 45 * day);
}

shop();
app();
